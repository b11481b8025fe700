/**
 * English words at which no term begins or ends: function words, and words of reporting and of time that stand everywhere in
 * the news. Own list, by word classes.
 */
const WORDS = `
a an the this that these those such same other another each every either neither both all any some no none most much many more
few fewer less least several own only even also too very quite rather so just still yet already again ever never always often
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what
myself himself herself itself ourselves themselves one ones someone anyone everyone everybody somebody nobody something anything everything nothing
and or but nor if then than because although though while whereas unless until since when whenever where wherever why how whether
of in on at by for with without within from to into onto out off over under above below up down about around between among
through throughout during before after against across along behind beside beyond near toward towards upon via per like unlike
despite except including according due as
be am is are was were been being do does did done doing have has had having will would shall should can could may might must
not n't don't isn't wasn't didn't doesn't cannot let
say says said saying tell tells told ask asks asked call calls called make makes made get gets got take takes took taken give
gives gave given go goes went gone come comes came become became see sees saw seen know knows knew known think thought want
wants wanted need needs use uses used using put keep kept find found show shows showed shown seem seems seemed began begin
begins remain remains remained include includes included leave leaves left hold holds held mean means meant receive receives received decide decides decided bring brought write writes wrote written
now then here there today yesterday tomorrow later earlier recently soon once twice first second third last next year years month
months week weeks day days time times ago
new old good bad big small great little long short high low large early late full whole part way lot lots thing things people
two three four five six seven eight nine ten eleven twelve hundred thousand million billion percent
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
`;

/** In lower case. */
export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));
