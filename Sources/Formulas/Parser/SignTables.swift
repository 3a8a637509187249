/// The commands for single signs, each followed by its sign.
///
/// - Source: Pakin, The Comprehensive LaTeX Symbol List; Unicode names by The Unicode Standard, Mathematical Operators.
enum SignTables {
  static let letters = """
    Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ \
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ \
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ \
    chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω \
    varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω \
    ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ daleth ℸ eth ð Finv Ⅎ Bbbk 𝕜 \
    AA Å aa å ae æ oe œ AE Æ OE Œ O Ø o ø ss ß
    """

  static let ordinary = """
    circledS Ⓢ diagup ╱ diagdown ╲ Game ⅁ blacktriangleleft ◀ blacktriangleright ▶ iddots ⋰ ldotp . cdotp ⋅ \
    arrowvert ⏐ Arrowvert ‖ bracevert ⎪ textbullet • textregistered ® texttrademark ™ textless < textgreater > \
    textunderscore _ textasciitilde ~ textasciicircum ^ textbraceleft { textbraceright } textdollar $ texteuro € \
    textsection § textparagraph ¶ textcopyright © textmu µ textohm Ω textcelsius ℃ textperthousand ‰ textpm ± \
    texttimes × textdiv ÷ textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” \
    textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ textonehalf ½ textonequarter ¼ \
    textthreequarters ¾ textnumero № \
    blacklozenge ⧫ textbackslash \\ textdegree ° textellipsis … textendash – textemdash — vartriangle △ \
    infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ \
    angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ blacksquare ■ lozenge ◊ diamondsuit ♢ \
    heartsuit ♡ spadesuit ♠ clubsuit ♣ bigstar ★ flat ♭ natural ♮ sharp ♯ prime ′ backprime ‵ degree ° \
    surd √ checkmark ✓ dag † ddag ‡ dagger † ddagger ‡ S § P ¶ copyright © pounds £ euro € yen ¥ complement ∁ \
    mho ℧ blacktriangle ▲ blacktriangledown ▼ triangledown ▽ vert | Vert ‖ | ‖ backslash \\ % % # # _ _ $ $ & & \
    ldots … dots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … cdots ⋯ vdots ⋮ ddots ⋱ textbar | lq ‘ rq ’ colon : \
    circledR ® maltese ✠ Diamond ◊ smallint ∫ QED ∎ qed ∎
    """

  static let large = """
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ \
    intop ∫ ointop ∮ bigtimes ⨉ bigvee ⋁ bigwedge ⋀ bigodot ⨀ bigoplus ⨁ bigotimes ⨂ biguplus ⨄
    """

  static let binary = """
    cdot ⋅ times × ast ∗ star ⋆ div ÷ pm ± mp ∓ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cap ∩ cup ∪ \
    sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ uplus ⊎ diamond ⋄ \
    bigcirc ◯ bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ \
    doublebarwedge ⩞ dotplus ∔ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏ curlyvee ⋎ intercal ⊺ doublecap ⋒ \
    Cap ⋒ Cup ⋓ doublecup ⋓ barwedge ⊼ veebar ⊻ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ circledast ⊛ \
    circledcirc ⊚ circleddash ⊝ divideontimes ⋇ centerdot ⋅ And &
    """

  static let relations = """
    lesseqqgtr ⪋ gtreqqless ⪌ smallsmile ⌣ smallfrown ⌢ nleqq ≰ ngeqq ≱ lvertneqq ≨ gvertneqq ≩ lnapprox ⪉ \
    gnapprox ⪊ npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩ precnapprox ⪹ succnapprox ⪺ \
    nshortmid ∤ nshortparallel ∦ nsubseteqq ⊈ nsupseteqq ⊉ varsubsetneq ⊊ varsupsetneq ⊋ varsubsetneqq ⫋ \
    varsupsetneqq ⫌ Coloneq ⩴ eqcolon ≕  vcentercolon ∶ ordinarycolon : \
    coloncolon ∷ colonequals ≔ coloncolonequals ⩴ notni ∌ nVdash ⊮ nVDash ⊯ ntrianglelefteq ⋬ \
    ntrianglerighteq ⋭ subsetneqq ⫋ supsetneqq ⫌ curlyeqprec ⋞ curlyeqsucc ⋟ eqslantgtr ⪖ eqslantless ⪕ precsim ≾ \
    succsim ≿ precapprox ⪷ succapprox ⪸ gnsim ⋧ lnsim ⋦ llless ⋘ gggtr ⋙ backepsilon ∍ shortparallel ∥ \
    le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ \
    approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ doteq ≐ doteqdot ≑ Doteq ≑ propto ∝ varpropto ∝ in ∈ ni ∋ \
    owns ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubset ⊏ sqsupset ⊐ \
    sqsubseteq ⊑ sqsupseteq ⊒ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ nsubseteq ⊈ nsupseteq ⊉ prec ≺ succ ≻ \
    preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ nprec ⊀ nsucc ⊁ mid ∣ nmid ∤ shortmid ∣ parallel ∥ nparallel ∦ \
    perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭ asymp ≍ bowtie ⋈ Join ⋈ smile ⌣ \
    frown ⌢ triangleq ≜ coloneqq ≔ Coloneqq ⩴ eqqcolon ≕ coloneq ≔ risingdotseq ≓ fallingdotseq ≒ circeq ≗ \
    eqcirc ≖ bumpeq ≏ Bumpeq ≎ backsim ∽ backsimeq ⋍ thicksim ∼ thickapprox ≈ lesssim ≲ gtrsim ≳ lessapprox ⪅ \
    gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ≰ ngeqslant ≱ \
    lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ nsim ≁ ncong ≇ between ≬ pitchfork ⋔ therefore ∴ because ∵ vartriangleleft ⊲ \
    vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫ eqsim ≂ vcentcolon : \
    ratio : dblcolon ∷ lessdot ⋖ gtrdot ⋗ eqdef ≝
    """

  static let arrows = """
    downdownarrows ⇊ upuparrows ⇈ \
    to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ \
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ \
    implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ \
    Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ \
    rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ \
    rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ leftrightarrows ⇆ twoheadrightarrow ↠ \
    twoheadleftarrow ↞ rightarrowtail ↣ leftarrowtail ↢ curvearrowright ↷ curvearrowleft ↶ \
    circlearrowright ↻ circlearrowleft ↺ rightsquigarrow ⇝ leadsto ⇝ leftrightsquigarrow ↭ Rrightarrow ⇛ \
    Lleftarrow ⇚ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎ \
    upharpoonright ↾ upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ dashrightarrow ⇢ dashleftarrow ⇠ \
    multimap ⊸ Lsh ↰ Rsh ↱ looparrowleft ↫ looparrowright ↬ restriction ↾
    """

  static let opening = """
    lparen ( lbrack [ lbrace { { { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ lmoustache ⎰ ulcorner ┌ llcorner └ llbracket ⟦ \
    lBrack ⟦
    """

  static let closing = """
    rparen ) rbrack ] rbrace } } } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ rmoustache ⎱ urcorner ┐ lrcorner ┘ \
    rrbracket ⟧ rBrack ⟧
    """

  /// Named functions, whose scripts are set beside them.
  static let functions = """
    sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan arccot arcsec arccsc arctg arg cotg ctg \
    deg dim cosec cth exp hom ker lg ln log tg sh ch th
    """

  static let functionsWithLimits = """
    max min sup inf lim limsup liminf det gcd lcm Pr argmax argmin injlim projlim plim varlimsup varliminf
    """
}
