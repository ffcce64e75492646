# The frame of a rule. "rule", "when", "then" and "end" need no sentence.
[keyword]owned by "{who:text}"=@owner("{who}")
[keyword]from {day:date}=@from("{day}")
[keyword]until {day:date}=@until("{day}")
[keyword]paused because "{why:text}"=@paused("{why}")
