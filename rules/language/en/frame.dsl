# The frame of a rule: its name, who answers for it, when it is at work.
[keyword]owned by "{who:text}"=@owner("{who}")
[keyword]from {day:moment}=@from("{day}")
[keyword]until {day:moment}=@until("{day}")
[keyword]paused because "{why:text}"=@paused("{why}")
