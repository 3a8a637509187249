/// The cue words of English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Chinese and Japanese, and
/// words by which other languages are recognised.
enum CueWordTable {
  /// Words between blanks. Each string holds the words of one language.
  static let words: [(CueWords, String)] = [
    (
      .supposing,
      "or for say would could might perhaps each every any find determine denote suppose supposing assume assuming imagine while"
    ),
    (
      .supposing,
      "oder für jede jeder jedes jeden jedem alle beliebig beliebige beliebiges etwa beispielsweise angenommen annehmen nehmen bestimme finde"
    ),
    (
      .supposing,
      "ou pour chaque tout toute tous supposons supposant supposer exemple trouver trouvez déterminer"
    ),
    (
      .supposing,
      "para cada cualquier todo todos toda supongamos suponiendo suponer ejemplo hallar encontrar por"
    ),
    (.supposing, "oppure ogni qualsiasi tutti supponiamo supponendo supporre esempio trovare trova"),
    (.supposing, "qualquer todas suponha suponhamos supondo exemplo encontre encontrar"),
    (.supposing, "voor elk elke ieder iedere alle stel veronderstel bijvoorbeeld vind bepaal"),
    (
      .supposing,
      "или для каждого каждой любого любой любых всех всякого допустим предположим например найти найдём найдем"
    ),
    (
      [.supposing, .hypothetical],
      "if when whenever unless until whether either case cases provided iff such satisfying satisfies exists exist condition conditions hypothetically wherever"
    ),
    (
      [.supposing, .hypothetical],
      "wenn sofern solange sobald ob fälle sonst existiert existieren derart sodass bedingung"
    ),
    (
      [.supposing, .hypothetical],
      "si s'il s’il s'ils s’ils lorsque lorsqu'on lorsqu’on lorsqu'il lorsqu’il quand cas tel telle tels telles existe condition vérifiant"
    ),
    (
      [.supposing, .hypothetical],
      "cuando siempre caso casos tal tales existe existen condición cumpla mientras"
    ),
    ([.supposing, .hypothetical], "quando qualora finché caso casi tale esiste esistono condizione purché"),
    ([.supposing, .hypothetical], "quando caso casos tal existe existem condição enquanto"),
    ([.supposing, .hypothetical], "indien wanneer zolang geval gevallen zodanig bestaat voorwaarde tenzij"),
    (
      [.supposing, .hypothetical],
      "если когда при случае случай случая пока существует такой такое такая такие условие условии условия"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "solve solving solves solution solutions solved intersect intersection intersections"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "löse lösen löst lösung lösungen gelöst"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "résoudre résolvons résout"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "resolver resuelve resolvemos solución soluciones"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "risolvere risolviamo risolve soluzione soluzioni"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "resolva resolvendo solução soluções"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "oplossen oplossing oplossingen"
    ),
    (
      [.supposing, .hypothetical, .solving],
      "решить решим решение решения решений"
    ),
    (
      [.supposing, .solving],
      "equation equations roots zeros gleichung gleichungen nullstelle nullstellen fixpunkt fixpunkte équation équations racines ecuación ecuaciones raíces equazione equazioni equação equações vergelijking vergelijkingen nulpunt nulpunten dekpunt уравнение уравнения уравнений корни"
    ),
    (.joining, "of times plus minus by over per"),
    (
      .denying,
      "not never isn't isn’t doesn't doesn’t cannot can't can’t aren't aren’t neither nor don't don’t won't won’t except"
    ),
    (.doubting, "no mistake mistakes error"),
    (.denying, "nicht nie niemals kein keine keinen keinem ausser außer"),
    (.denying, "pas n'est n’est jamais aucun aucune sauf"),
    (.denying, "jamás nunca ningún ninguna excepto salvo"),
    (.denying, "non mai nessun nessuno nessuna tranne"),
    (.denying, "não nenhum nenhuma exceto"),
    (.denying, "niet nooit geen behalve"),
    (.denying, "не нет никогда нельзя кроме"),
    (
      [.denying, .rejecting],
      "wrong wrongly mistaken incorrect incorrectly false untrue excluded excluding exclude excludes impossible absurd contradiction contradictions contradicts contradictory contradicting contrary undefined invalid forbidden"
    ),
    (
      [.denying, .rejecting],
      "falsch unrichtig ausgeschlossen ausschließen unmöglich widerspruch widersprüche widerspricht undefiniert unzulässig absurd verboten"
    ),
    (
      [.denying, .rejecting],
      "faux fausse incorrecte exclu exclue exclus exclut impossible absurde contradiction contredit interdit"
    ),
    (
      [.denying, .rejecting],
      "falso falsa incorrecto excluido excluida excluye imposible absurdo contradicción contradice prohibido"
    ),
    (
      [.denying, .rejecting],
      "sbagliato errato escluso esclusa impossibile assurdo contraddizione contraddice indefinito"
    ),
    (
      [.denying, .rejecting], "errado incorreto excluído excluída impossível contradição contradiz indefinido"
    ),
    ([.denying, .rejecting], "fout onjuist onwaar uitgesloten onmogelijk tegenspraak ongedefinieerd"),
    (
      [.denying, .rejecting],
      "неверно неправильно ложно исключена исключено исключён исключен невозможно противоречие абсурд"
    ),
    (
      .approximating,
      "about approximately roughly around nearly almost circa ca approx estimated some close near"
    ),
    (.scaling, "order magnitude"),
    (
      .conditional,
      """
      if unless whether suppose supposing assume assuming imagine pretend would were had wenn falls angenommen si \
      supposons se suponga supongamos если
      """
    ),
    (
      .dividing,
      """
      division divisions divide divides divided dividing quotient quotients remainder remainders floor floored \
      truncated div cociente resto reste rest
      """
    ),
    (.evaluating, "at"),
    (.evaluating, "bei"),
    (.evaluating, "en à per"),
    (.evaluating, "em"),
    (.evaluating, "bij op"),
    (.evaluating, "в"),
    (.accompanying, "with mit avec con com met с"),
    (
      .resulting,
      "get gets got obtain obtains give gives yield yields becomes become reduces simplifies follows recover recovers"
    ),
    (.resulting, "ergibt erhalten erhält erhalte folgt bekommen bekommt wird liefert"),
    (.resulting, "obtient obtenons donne devient trouve"),
    (.resulting, "obtiene obtenemos da queda resulta"),
    (.resulting, "otteniamo ottiene dà diventa risulta"),
    (.resulting, "obtemos obtém dá torna"),
    (.resulting, "krijgen krijgt geeft wordt volgt"),
    (.resulting, "получим получаем получается даёт дает"),
    (
      .choosing,
      "choosing taking setting putting substituting plugging inserting letting fixing evaluating picking"
    ),
    (.choosing, "einsetzen eingesetzt setzt wählt"),
    (.choosing, "prenant posant choisissant remplaçant fixant"),
    (.choosing, "tomando poniendo eligiendo sustituyendo reemplazando"),
    (.choosing, "prendendo ponendo scegliendo sostituendo"),
    (.choosing, "escolhendo substituindo"),
    (.choosing, "nemend kiezend invullen"),
    (.choosing, "взяв положив подставив подставляя"),
    (
      .alternative,
      "otherwise else elsewhere sonst andernfalls sinon ailleurs altrimenti altrove anders elders иначе"
    ),
    (.alternative, "contrario"),
    (
      .another,
      "another other others different instead example examples anderes andere anderer anderen beispiel"
    ),
    (.another, "autre autres exemple otra otro otros otras ejemplo"),
    (.another, "altra altro esempio outra outro exemplo ander andere voorbeeld"),
    (.another, "другой другая другое другие другого другую пример рассмотрим"),
    (
      .constant,
      "euler euler's euler’s eulers eulersche eulerschen base basis constant constants exponential logarithm logarithms number transcendental irrational constante konstante zahl nombre número numero getal число"
    ),
    (.pointing, "that this it these das dies es cela ça ceci eso esto ello questo ciò isso isto dat dit это"),
    (.contrasting, "but however yet and though aber doch mais or pero ma però mas maar но однако"),
    (
      .truth,
      "right true correct valid so hold holds richtig wahr korrekt stimmt juste vrai correct cierto correcto verdad giusto vero certo verdade juist waar верно правильно так"
    ),
    (.adding, "and und et y e ed en и"),
    (.illustrating, "example instance beispiel exemple ejemplo esempio exemplo voorbeeld пример например"),
    // Polish, Czech, Slovak
    (.ambiguous, "falls fall als se o"),
    (.english, "the of and is are we into to a an has"),
    (.opening, "e fixed as so long point punto ponto tant es"),
    (
      .foreign,
      "jest są się oraz gdy jeśli jeżeli dla przez więc że który która które niech pokud když jsou protože který keď"
    ),
    // Swedish, Danish, Norwegian, Finnish, Hungarian, Turkish
    (
      .foreign,
      "och är att om för när inte og hvis når ikke jos kun niin että ovat és egy akkor hogy ve için bir ise eğer olsun"
    ),
    // Romanian, Croatian, Catalan, Indonesian, Vietnamese
    (
      .foreign,
      "dacă pentru și sau sunt ako kada onda neka jer quan llavors és jika maka dengan adalah untuk nếu thì với của"
    ),
    // Ukrainian, Bulgarian, Serbian
    (.foreign, "якщо коли нехай також є ако когато нека"),
  ]

  /// Phrases of two words, whose first word is `opening`.
  static let phrases: [(CueWords, [String])] = [
    ([.supposing, .illustrating], ["e g"]),
    (.supposing, ["es sei"]),
    ([.supposing, .hypothetical], ["as long", "so long", "tant que"]),
    (
      [.supposing, .solving],
      [
        "fixed point", "fixed points", "point fixe", "points fixes", "punto fijo", "punto fisso",
        "ponto fixo",
      ]
    ),
  ]

  /// Chinese and Japanese words.
  static let wordsWithoutBlanks: [(CueWords, String)] = [
    (.supposing, "或 对于 对 對 任意 每 假设 假設 设想 例如 比如 求 各 所有 また または すべて 任意の 各 例えば たとえば"),
    (
      [.supposing, .hypothetical],
      "当 當 若 如果 假如 时 時 情况 情況 情形 使得 满足 滿足 存在 只要 除非 是否 当且仅当 もし ならば なら とき 場合 とする とすれば 満たす"
    ),
    ([.supposing, .hypothetical, .solving], "解 方程 根 不动点 求解 解く 方程式 不動点"),
    (
      .denying, "不 没有 沒有 非 未 ない ません なく"
    ),
    ([.denying, .rejecting], "错误 錯誤 矛盾 排除 不可能 荒谬 除外 誤り 間違い 除く あり得ない"),
    (.choosing, "取 令 代入 とおく とって"),
    (.alternative, "否则 否則 其他 其它 それ以外 そうでなければ"),
    (.another, "另 别的 下一 例 新 別の 次の 他の"),
    (.pointing, "这 這 これ それ"),
    (.approximating, "约 約 大约 近似 およそ ほぼ"),
    (.constant, "常数 常數 自然 底 定数 欧拉 オイラー"),
  ]
}
