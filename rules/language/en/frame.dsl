# The frame of a rule: its name, who answers for it, what breaks ties, when it is at work.
[keyword]owned by "{who:text}"=@owner("{who}")
[keyword]with priority {number:number}=@priority({number})
[keyword]from {day:date}=@from("{day}")
[keyword]until {day:date}=@until("{day}")
[keyword]paused because "{why:text}"=@paused("{why}")
