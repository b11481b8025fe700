/** The names of HTML's character references (HTML Standard, section 13.5, as of 2025). Data only. */

/**
 * Runs of consecutive code points: the first one's number in base 16, then the names of each, its synonyms joined by
 * commas; runs are parted by bars.
 */
export const NAMES: string =
  "9 Tab NewLine|21 excl QUOT,quot num dollar percnt AMP,amp apos lpar rpar ast,midast plus comma|2e period sol|" +
  "3a colon semi LT,lt equals GT,gt quest commat|5b lsqb,lbrack bsol rsqb,rbrack Hat lowbar,UnderBar grave," +
  "DiacriticalGrave|7b lcub,lbrace vert,verbar,VerticalLine rcub,rbrace|a0 nbsp,NonBreakingSpace iexcl cent " +
  "pound curren yen brvbar sect Dot,die,uml,DoubleDot COPY,copy ordf laquo not shy REG,reg,circledR macr,strns " +
  "deg pm,plusmn,PlusMinus sup2 sup3 acute,DiacriticalAcute micro para middot,CenterDot,centerdot cedil,Cedilla " +
  "sup1 ordm raquo frac14 half,frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring,angst AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash " +
  "Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute " +
  "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml div,divide oslash ugrave " +
  "uacute ucirc uuml yacute thorn yuml Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot " +
  "Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr|116 Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc " +
  "Gbreve gbreve Gdot gdot Gcedil|124 Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr|12e Iogon iogon Idot " +
  "imath,inodot IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot " +
  "lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr|150 Odblac odblac " +
  "OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron " +
  "Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac " +
  "Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron|192 fnof|1b5 imped|1f5 gacute|" +
  "237 jmath|2c6 circ Hacek,caron|2d8 Breve,breve dot,DiacriticalDot ring ogon tilde,DiacriticalTilde dblac," +
  "DiacriticalDoubleAcute|311 DownBreve|391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu " +
  "Nu Xi Omicron Pi Rho|3a3 Sigma Tau Upsilon Phi Chi Psi ohm,Omega|3b1 alpha beta gamma delta epsi,epsilon zeta " +
  "eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf,sigmav,varsigma sigma tau upsi,upsilon phi chi psi " +
  "omega|3d1 thetav,thetasym,vartheta Upsi,upsih|3d5 phiv,varphi,straightphi piv,varpi|3dc Gammad gammad,digamma|" +
  "3f0 kappav,varkappa rhov,varrho|3f5 epsiv,varepsilon,straightepsilon bepsi,backepsilon|401 IOcy DJcy GJcy " +
  "Jukcy DScy Iukcy YIcy Jsercy LJcy NJcy TSHcy KJcy|40e Ubrcy DZcy Acy Bcy Vcy Gcy Dcy IEcy ZHcy Zcy Icy Jcy " +
  "Kcy Lcy Mcy Ncy Ocy Pcy Rcy Scy Tcy Ucy Fcy KHcy TScy CHcy SHcy SHCHcy HARDcy Ycy SOFTcy Ecy YUcy YAcy acy " +
  "bcy vcy gcy dcy iecy zhcy zcy icy jcy kcy lcy mcy ncy ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy shchcy " +
  "hardcy ycy softcy ecy yucy yacy|451 iocy djcy gjcy jukcy dscy iukcy yicy jsercy ljcy njcy tshcy kjcy|45e " +
  "ubrcy dzcy|2002 ensp emsp emsp13 emsp14|2007 numsp puncsp thinsp,ThinSpace hairsp,VeryThinSpace " +
  "ZeroWidthSpace,NegativeThinSpace,NegativeThickSpace,NegativeMediumSpace,NegativeVeryThinSpace zwnj zwj lrm " +
  "rlm dash,hyphen|2013 ndash mdash horbar Vert,Verbar|2018 lsquo,OpenCurlyQuote rsquo,rsquor,CloseCurlyQuote " +
  "sbquo,lsquor|201c ldquo,OpenCurlyDoubleQuote rdquo,rdquor,CloseCurlyDoubleQuote bdquo,ldquor|2020 dagger " +
  "Dagger,ddagger bull,bullet|2025 nldr mldr,hellip|2030 permil pertenk prime Prime tprime bprime,backprime|2039 " +
  "lsaquo rsaquo|203e oline,OverBar|2041 caret|2043 hybull frasl|204f bsemi|2057 qprime|205f MediumSpace NoBreak " +
  "af,ApplyFunction it,InvisibleTimes ic,InvisibleComma|20ac euro|20db tdot,TripleDot DotDot|2102 Copf,complexes|" +
  "2105 incare|210a gscr Hscr,hamilt,HilbertSpace Hfr,Poincareplane Hopf,quaternions planckh hbar,hslash,planck," +
  "plankv Iscr,imagline Im,Ifr,image,imagpart Lscr,lagran,Laplacetrf ell|2115 Nopf,naturals numero copysr wp," +
  "weierp Popf,primes Qopf,rationals Rscr,realine Re,Rfr,real,realpart Ropf,reals rx|2122 TRADE,trade|2124 Zopf," +
  "integers|2127 mho Zfr,zeetrf iiota|212c Bscr,bernou,Bernoullis Cfr,Cayleys|212f escr Escr,expectation Fscr," +
  "Fouriertrf|2133 Mscr,phmmat,Mellintrf oscr,order,orderof aleph,alefsym beth gimel daleth|2145 DD," +
  "CapitalDifferentialD dd,DifferentialD ee,ExponentialE,exponentiale ii,ImaginaryI|2153 frac13 frac23 frac15 " +
  "frac25 frac35 frac45 frac16 frac56 frac18 frac38 frac58 frac78|2190 larr,slarr,LeftArrow,leftarrow," +
  "ShortLeftArrow uarr,UpArrow,uparrow,ShortUpArrow rarr,srarr,RightArrow,rightarrow,ShortRightArrow darr," +
  "DownArrow,downarrow,ShortDownArrow harr,LeftRightArrow,leftrightarrow varr,UpDownArrow,updownarrow nwarr," +
  "nwarrow,UpperLeftArrow nearr,nearrow,UpperRightArrow searr,searrow,LowerRightArrow swarr,swarrow," +
  "LowerLeftArrow nlarr,nleftarrow nrarr,nrightarrow|219d rarrw,rightsquigarrow Larr,twoheadleftarrow Uarr Rarr," +
  "twoheadrightarrow Darr larrtl,leftarrowtail rarrtl,rightarrowtail mapstoleft,LeftTeeArrow mapstoup,UpTeeArrow " +
  "map,mapsto,RightTeeArrow mapstodown,DownTeeArrow|21a9 larrhk,hookleftarrow rarrhk,hookrightarrow larrlp," +
  "looparrowleft rarrlp,looparrowright harrw,leftrightsquigarrow nharr,nleftrightarrow|21b0 Lsh,lsh Rsh,rsh ldsh " +
  "rdsh|21b5 crarr cularr,curvearrowleft curarr,curvearrowright|21ba olarr,circlearrowleft orarr," +
  "circlearrowright lharu,LeftVector,leftharpoonup lhard,DownLeftVector,leftharpoondown uharr,RightUpVector," +
  "upharpoonright uharl,LeftUpVector,upharpoonleft rharu,RightVector,rightharpoonup rhard,DownRightVector," +
  "rightharpoondown dharr,RightDownVector,downharpoonright dharl,LeftDownVector,downharpoonleft rlarr," +
  "rightleftarrows,RightArrowLeftArrow udarr,UpArrowDownArrow lrarr,leftrightarrows,LeftArrowRightArrow llarr," +
  "leftleftarrows uuarr,upuparrows rrarr,rightrightarrows ddarr,downdownarrows lrhar,leftrightharpoons," +
  "ReverseEquilibrium rlhar,Equilibrium,rightleftharpoons nlArr,nLeftarrow nhArr,nLeftrightarrow nrArr," +
  "nRightarrow lArr,Leftarrow,DoubleLeftArrow uArr,Uparrow,DoubleUpArrow rArr,Implies,Rightarrow," +
  "DoubleRightArrow dArr,Downarrow,DoubleDownArrow iff,hArr,Leftrightarrow,DoubleLeftRightArrow vArr,Updownarrow," +
  "DoubleUpDownArrow nwArr neArr seArr swArr lAarr,Lleftarrow rAarr,Rrightarrow|21dd zigrarr|21e4 larrb," +
  "LeftArrowBar rarrb,RightArrowBar|21f5 duarr,DownArrowUpArrow|21fd loarr roarr hoarr ForAll,forall comp," +
  "complement part,PartialD exist,Exists nexist,nexists,NotExists empty,emptyv,emptyset,varnothing|2207 Del," +
  "nabla in,isin,isinv,Element notin,notinva,NotElement|220b ni,niv,SuchThat,ReverseElement notni,notniva," +
  "NotReverseElement|220f prod,Product coprod,Coproduct Sum,sum minus mp,mnplus,MinusPlus plusdo,dotplus|2216 " +
  "setmn,ssetmn,setminus,Backslash,smallsetminus lowast compfn,SmallCircle|221a Sqrt,radic|221d prop,vprop," +
  "propto,varpropto,Proportional infin angrt ang,angle angmsd,measuredangle angsph mid,smid,shortmid,VerticalBar " +
  "nmid,nsmid,nshortmid,NotVerticalBar par,spar,parallel,shortparallel,DoubleVerticalBar npar,nspar,nparallel," +
  "nshortparallel,NotDoubleVerticalBar and,wedge or,vee cap cup int,Integral Int tint,iiint oint,conint," +
  "ContourIntegral Conint,DoubleContourIntegral Cconint cwint cwconint,ClockwiseContourIntegral awconint," +
  "CounterClockwiseContourIntegral there4,Therefore,therefore becaus,Because,because ratio Colon,Proportion " +
  "minusd,dotminus|223a mDDot homtht sim,Tilde,thksim,thicksim bsim,backsim ac,mstpos acd wr,wreath," +
  "VerticalTilde nsim,NotTilde esim,eqsim,EqualTilde sime,simeq,TildeEqual nsime,nsimeq,NotTildeEqual cong," +
  "TildeFullEqual simne ncong,NotTildeFullEqual ap,asymp,thkap,approx,TildeTilde,thickapprox nap,napprox," +
  "NotTildeTilde ape,approxeq apid bcong,backcong CupCap,asympeq bump,Bumpeq,HumpDownHump bumpe,bumpeq,HumpEqual " +
  "doteq,esdot,DotEqual eDot,doteqdot efDot,fallingdotseq erDot,risingdotseq Assign,colone,coloneq ecolon," +
  "eqcolon ecir,eqcirc cire,circeq|2259 wedgeq veeeq|225c trie,triangleq|225f equest,questeq ne,NotEqual equiv," +
  "Congruent nequiv,NotCongruent|2264 le,leq ge,geq,GreaterEqual lE,leqq,LessFullEqual gE,geqq,GreaterFullEqual " +
  "lnE,lneqq gnE,gneqq Lt,ll,NestedLessLess Gt,gg,NestedGreaterGreater twixt,between NotCupCap nlt,nless,NotLess " +
  "ngt,ngtr,NotGreater nle,nleq,NotLessEqual nge,ngeq,NotGreaterEqual lsim,lesssim,LessTilde gsim,gtrsim," +
  "GreaterTilde nlsim,NotLessTilde ngsim,NotGreaterTilde lg,lessgtr,LessGreater gl,gtrless,GreaterLess ntlg," +
  "NotLessGreater ntgl,NotGreaterLess pr,prec,Precedes sc,succ,Succeeds prcue,preccurlyeq,PrecedesSlantEqual " +
  "sccue,succcurlyeq,SucceedsSlantEqual prsim,precsim,PrecedesTilde scsim,succsim,SucceedsTilde npr,nprec," +
  "NotPrecedes nsc,nsucc,NotSucceeds sub,subset sup,supset,Superset nsub nsup sube,subseteq,SubsetEqual supe," +
  "supseteq,SupersetEqual nsube,nsubseteq,NotSubsetEqual nsupe,nsupseteq,NotSupersetEqual subne,subsetneq supne," +
  "supsetneq|228d cupdot uplus,UnionPlus sqsub,sqsubset,SquareSubset sqsup,sqsupset,SquareSuperset sqsube," +
  "sqsubseteq,SquareSubsetEqual sqsupe,sqsupseteq,SquareSupersetEqual sqcap,SquareIntersection sqcup,SquareUnion " +
  "oplus,CirclePlus ominus,CircleMinus otimes,CircleTimes osol odot,CircleDot ocir,circledcirc oast,circledast|" +
  "229d odash,circleddash plusb,boxplus minusb,boxminus timesb,boxtimes sdotb,dotsquare vdash,RightTee dashv," +
  "LeftTee top,DownTee bot,perp,UpTee,bottom|22a7 models vDash,DoubleRightTee Vdash Vvdash VDash nvdash nvDash " +
  "nVdash nVDash prurel|22b2 vltri,LeftTriangle,vartriangleleft vrtri,RightTriangle,vartriangleright ltrie," +
  "trianglelefteq,LeftTriangleEqual rtrie,trianglerighteq,RightTriangleEqual origof imof mumap,multimap hercon " +
  "intcal,intercal veebar|22bd barvee angrtvb lrtri Wedge,xwedge,bigwedge Vee,xvee,bigvee xcap,bigcap," +
  "Intersection xcup,Union,bigcup diam,Diamond,diamond sdot Star,sstarf divonx,divideontimes bowtie ltimes " +
  "rtimes lthree,leftthreetimes rthree,rightthreetimes bsime,backsimeq cuvee,curlyvee cuwed,curlywedge Sub," +
  "Subset Sup,Supset Cap Cup fork,pitchfork epar ltdot,lessdot gtdot,gtrdot Ll Gg,ggg leg,lesseqgtr," +
  "LessEqualGreater gel,gtreqless,GreaterEqualLess|22de cuepr,curlyeqprec cuesc,curlyeqsucc nprcue," +
  "NotPrecedesSlantEqual nsccue,NotSucceedsSlantEqual nsqsube,NotSquareSubsetEqual nsqsupe," +
  "NotSquareSupersetEqual|22e6 lnsim gnsim prnsim,precnsim scnsim,succnsim nltri,ntriangleleft,NotLeftTriangle " +
  "nrtri,ntriangleright,NotRightTriangle nltrie,ntrianglelefteq,NotLeftTriangleEqual nrtrie,ntrianglerighteq," +
  "NotRightTriangleEqual vellip ctdot utdot dtdot disin isinsv isins isindot notinvc notinvb|22f9 isinE nisd " +
  "xnis nis notnivc notnivb|2305 barwed,barwedge Barwed,doublebarwedge|2308 lceil,LeftCeiling rceil,RightCeiling " +
  "lfloor,LeftFloor rfloor,RightFloor drcrop dlcrop urcrop ulcrop bnot|2312 profline profsurf|2315 telrec target|" +
  "231c ulcorn,ulcorner urcorn,urcorner dlcorn,llcorner drcorn,lrcorner|2322 frown,sfrown smile,ssmile|232d " +
  "cylcty profalar|2336 topbot|233d ovbar|233f solbar|237c angzarr|23b0 lmoust,lmoustache rmoust,rmoustache|23b4 " +
  "tbrk,OverBracket bbrk,UnderBracket bbrktbrk|23dc OverParenthesis UnderParenthesis OverBrace UnderBrace|23e2 " +
  "trpezium|23e7 elinters|2423 blank|24c8 oS,circledS|2500 boxh,HorizontalLine|2502 boxv|250c boxdr|2510 boxdl|" +
  "2514 boxur|2518 boxul|251c boxvr|2524 boxvl|252c boxhd|2534 boxhu|253c boxvh|2550 boxH boxV boxdR boxDr boxDR " +
  "boxdL boxDl boxDL boxuR boxUr boxUR boxuL boxUl boxUL boxvR boxVr boxVR boxvL boxVl boxVL boxHd boxhD boxHD " +
  "boxHu boxhU boxHU boxvH boxVh boxVH|2580 uhblk|2584 lhblk|2588 block|2591 blk14 blk12 blk34|25a1 squ,Square," +
  "square|25aa squf,squarf,blacksquare,FilledVerySmallSquare EmptyVerySmallSquare|25ad rect marker|25b1 fltns|" +
  "25b3 xutri,bigtriangleup utrif,blacktriangle utri,triangle|25b8 rtrif,blacktriangleright rtri,triangleright|" +
  "25bd xdtri,bigtriangledown dtrif,blacktriangledown dtri,triangledown|25c2 ltrif,blacktriangleleft ltri," +
  "triangleleft|25ca loz,lozenge cir|25ec tridot|25ef xcirc,bigcirc|25f8 ultri urtri lltri EmptySmallSquare " +
  "FilledSmallSquare|2605 starf,bigstar star|260e phone|2640 female|2642 male|2660 spades,spadesuit|2663 clubs," +
  "clubsuit|2665 hearts,heartsuit diams,diamondsuit|266a sung|266d flat natur,natural sharp|2713 check,checkmark|" +
  "2717 cross|2720 malt,maltese|2736 sext|2758 VerticalSeparator|2772 lbbrk rbbrk|27c8 bsolhsub suphsol|27e6 " +
  "lobrk,LeftDoubleBracket robrk,RightDoubleBracket lang,langle,LeftAngleBracket rang,rangle,RightAngleBracket " +
  "Lang Rang loang roang|27f5 xlarr,LongLeftArrow,longleftarrow xrarr,LongRightArrow,longrightarrow xharr," +
  "LongLeftRightArrow,longleftrightarrow xlArr,Longleftarrow,DoubleLongLeftArrow xrArr,Longrightarrow," +
  "DoubleLongRightArrow xhArr,Longleftrightarrow,DoubleLongLeftRightArrow|27fc xmap,longmapsto|27ff dzigrarr|" +
  "2902 nvlArr nvrArr nvHarr Map|290c lbarr rbarr,bkarow lBarr rBarr,dbkarow RBarr,drbkarow DDotrahd UpArrowBar " +
  "DownArrowBar|2916 Rarrtl|2919 latail ratail lAtail rAtail larrfs rarrfs larrbfs rarrbfs|2923 nwarhk nearhk " +
  "searhk,hksearow swarhk,hkswarow nwnear toea,nesear tosa,seswar swnwar|2933 rarrc|2935 cudarrr ldca rdca " +
  "cudarrl larrpl|293c curarrm cularrp|2945 rarrpl|2948 harrcir Uarrocir lurdshar ldrushar|294e LeftRightVector " +
  "RightUpDownVector DownLeftRightVector LeftUpDownVector LeftVectorBar RightVectorBar RightUpVectorBar " +
  "RightDownVectorBar DownLeftVectorBar DownRightVectorBar LeftUpVectorBar LeftDownVectorBar LeftTeeVector " +
  "RightTeeVector RightUpTeeVector RightDownTeeVector DownLeftTeeVector DownRightTeeVector LeftUpTeeVector " +
  "LeftDownTeeVector lHar uHar rHar dHar luruhar ldrdhar ruluhar rdldhar lharul llhard rharul lrhard udhar," +
  "UpEquilibrium duhar,ReverseUpEquilibrium RoundImplies erarr simrarr larrsim rarrsim rarrap ltlarr|2978 gtrarr " +
  "subrarr|297b suplarr lfisht rfisht ufisht dfisht|2985 lopar ropar|298b lbrke rbrke lbrkslu rbrksld lbrksld " +
  "rbrkslu langd rangd lparlt rpargt gtlPar ltrPar|299a vzigzag|299c vangrt angrtvbd|29a4 ange range dwangle " +
  "uwangle angmsdaa angmsdab angmsdac angmsdad angmsdae angmsdaf angmsdag angmsdah bemptyv demptyv cemptyv " +
  "raemptyv laemptyv ohbar omid opar|29b9 operp|29bb olcross odsold|29be olcir ofcir olt ogt cirscir cirE solb " +
  "bsolb|29c9 boxbox|29cd trisb rtriltri LeftTriangleBar RightTriangleBar|29dc iinfin infintie nvinfin|29e3 " +
  "eparsl smeparsl eqvparsl|29eb lozf,blacklozenge|29f4 RuleDelayed|29f6 dsol|2a00 xodot,bigodot xoplus,bigoplus " +
  "xotime,bigotimes|2a04 xuplus,biguplus|2a06 xsqcup,bigsqcup|2a0c qint,iiiint fpartint|2a10 cirfnint awint " +
  "rppolint scpolint npolint pointint quatint intlarhk|2a22 pluscir plusacir simplus plusdu plussim plustwo|2a29 " +
  "mcomma minusdu|2a2d loplus roplus Cross timesd timesbar|2a33 smashp lotimes rotimes otimesas Otimes odiv " +
  "triplus triminus tritime iprod,intprod|2a3f amalg capdot|2a42 ncup ncap capand cupor cupcap capcup cupbrcap " +
  "capbrcup cupcup capcap ccups ccaps|2a50 ccupssm|2a53 And Or andand oror orslope andslope|2a5a andv orv andd " +
  "ord|2a5f wedbar|2a66 sdote|2a6a simdot|2a6d congdot easter apacir apE eplus pluse Esim Colone Equal|2a77 " +
  "eDDot,ddotseq equivDD ltcir gtcir ltquest gtquest les,leqslant,LessSlantEqual ges,geqslant,GreaterSlantEqual " +
  "lesdot gesdot lesdoto gesdoto lesdotor gesdotol lap,lessapprox gap,gtrapprox lne,lneq gne,gneq lnap,lnapprox " +
  "gnap,gnapprox lEg,lesseqqgtr gEl,gtreqqless lsime gsime lsimg gsiml lgE glE lesges gesles els,eqslantless egs," +
  "eqslantgtr elsdot egsdot el eg|2a9d siml simg simlE simgE LessLess GreaterGreater|2aa4 glj gla ltcc gtcc " +
  "lescc gescc smt lat smte late bumpE pre,preceq,PrecedesEqual sce,succeq,SucceedsEqual|2ab3 prE scE prnE," +
  "precneqq scnE,succneqq prap,precapprox scap,succapprox prnap,precnapprox scnap,succnapprox Pr Sc subdot " +
  "supdot subplus supplus submult supmult subedot supedot subE,subseteqq supE,supseteqq subsim supsim|2acb subnE," +
  "subsetneqq supnE,supsetneqq|2acf csub csup csube csupe subsup supsub subsub supsup suphsub supdsub forkv " +
  "topfork mlcp|2ae4 Dashv,DoubleLeftTee|2ae6 Vdashl Barv vBar vBarv|2aeb Vbar Not bNot rnmid cirmid midcir " +
  "topcir nhpar parsim|2afd parsl|fb00 fflig filig fllig ffilig ffllig|1d49c Ascr|1d49e Cscr Dscr|1d4a2 Gscr|" +
  "1d4a5 Jscr Kscr|1d4a9 Nscr Oscr Pscr Qscr|1d4ae Sscr Tscr Uscr Vscr Wscr Xscr Yscr Zscr ascr bscr cscr dscr|" +
  "1d4bb fscr|1d4bd hscr iscr jscr kscr lscr mscr nscr|1d4c5 pscr qscr rscr sscr tscr uscr vscr wscr xscr yscr " +
  "zscr|1d504 Afr Bfr|1d507 Dfr Efr Ffr Gfr|1d50d Jfr Kfr Lfr Mfr Nfr Ofr Pfr Qfr|1d516 Sfr Tfr Ufr Vfr Wfr Xfr " +
  "Yfr|1d51e afr bfr cfr dfr efr ffr gfr hfr ifr jfr kfr lfr mfr nfr ofr pfr qfr rfr sfr tfr ufr vfr wfr xfr yfr " +
  "zfr Aopf Bopf|1d53b Dopf Eopf Fopf Gopf|1d540 Iopf Jopf Kopf Lopf Mopf|1d546 Oopf|1d54a Sopf Topf Uopf Vopf " +
  "Wopf Xopf Yopf|1d552 aopf bopf copf dopf eopf fopf gopf hopf iopf jopf kopf lopf mopf nopf oopf popf qopf " +
  "ropf sopf topf uopf vopf wopf xopf yopf zopf";

/** Names that stand for two characters, with their code points in base 16. */
export const PAIRS: string =
  "nvlt:3c.20d2 bne:3d.20e5 nvgt:3e.20d2 fjlig:66.6a ThickSpace:205f.200a nrarrw:219d.338 npart:2202.338 " +
  "nang:2220.20d2 caps:2229.fe00 cups:222a.fe00 nvsim:223c.20d2 race:223d.331 acE:223e.333 " +
  "NotEqualTilde:2242.338 nesim:2242.338 napid:224b.338 nvap:224d.20d2 NotHumpDownHump:224e.338 nbump:224e.338 " +
  "NotHumpEqual:224f.338 nbumpe:224f.338 nedot:2250.338 bnequiv:2261.20e5 nvle:2264.20d2 nvge:2265.20d2 " +
  "nlE:2266.338 nleqq:2266.338 NotGreaterFullEqual:2267.338 ngE:2267.338 ngeqq:2267.338 lvertneqq:2268.fe00 " +
  "lvnE:2268.fe00 gvertneqq:2269.fe00 gvnE:2269.fe00 NotLessLess:226a.338 nLtv:226a.338 nLt:226a.20d2 " +
  "NotGreaterGreater:226b.338 nGtv:226b.338 nGt:226b.20d2 NotSucceedsTilde:227f.338 NotSubset:2282.20d2 " +
  "nsubset:2282.20d2 vnsub:2282.20d2 NotSuperset:2283.20d2 nsupset:2283.20d2 vnsup:2283.20d2 " +
  "varsubsetneq:228a.fe00 vsubne:228a.fe00 varsupsetneq:228b.fe00 vsupne:228b.fe00 NotSquareSubset:228f.338 " +
  "NotSquareSuperset:2290.338 sqcaps:2293.fe00 sqcups:2294.fe00 nvltrie:22b4.20d2 nvrtrie:22b5.20d2 nLl:22d8.338 " +
  "nGg:22d9.338 lesg:22da.fe00 gesl:22db.fe00 notindot:22f5.338 notinE:22f9.338 nrarrc:2933.338 " +
  "NotLeftTriangleBar:29cf.338 NotRightTriangleBar:29d0.338 ncongdot:2a6d.338 napE:2a70.338 " +
  "NotLessSlantEqual:2a7d.338 nleqslant:2a7d.338 nles:2a7d.338 NotGreaterSlantEqual:2a7e.338 ngeqslant:2a7e.338 " +
  "nges:2a7e.338 NotNestedLessLess:2aa1.338 NotNestedGreaterGreater:2aa2.338 smtes:2aac.fe00 lates:2aad.fe00 " +
  "NotPrecedesEqual:2aaf.338 npre:2aaf.338 npreceq:2aaf.338 NotSucceedsEqual:2ab0.338 nsce:2ab0.338 " +
  "nsucceq:2ab0.338 nsubE:2ac5.338 nsubseteqq:2ac5.338 nsupE:2ac6.338 nsupseteqq:2ac6.338 " +
  "varsubsetneqq:2acb.fe00 vsubnE:2acb.fe00 varsupsetneqq:2acc.fe00 vsupnE:2acc.fe00 nparsl:2afd.20e5";

/** The names that HTML also reads without a semicolon. */
export const LEGACY: string =
  "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc " +
  "Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute " +
  "aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute " +
  "ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro " +
  "middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect " +
  "shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";
