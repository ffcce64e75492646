# The frame of a rule: its name, who answers for it, what breaks ties, when it is at work.
[keyword]owned by "{who:text}"=@owner("{who}")
[keyword]with priority {number:number}=@priority({number})
[keyword]from {day:moment}=@from("{day}")
[keyword]until {day:moment}=@until("{day}")
[keyword]paused because "{why:text}"=@paused("{why}")
