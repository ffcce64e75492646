# Cadrul regulii: numele, cine răspunde, ce decide la egalitate, când este în vigoare.
[keyword]regula "{name:text}"=rule "{name}"
[keyword]când=when
[keyword]atunci=then
[keyword]sfârșit=end
[keyword]răspunde "{who:text}"=@owner("{who}")
[keyword]cu prioritatea {number:number}=@priority({number})
[keyword]din {day:moment}=@from("{day}")
[keyword]până la {day:moment}=@until("{day}")
[keyword]în pauză, pentru că "{why:text}"=@paused("{why}")
