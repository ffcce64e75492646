# Рамка правила: имя, кто отвечает, что решает при равенстве, когда оно действует.
[keyword]правило "{name:text}"=rule "{name}"
[keyword]когда=when
[keyword]то=then
[keyword]конец=end
[keyword]отвечает "{who:text}"=@owner("{who}")
[keyword]с приоритетом {number:number}=@priority({number})
[keyword]с {day:moment}=@from("{day}")
[keyword]по {day:moment}=@until("{day}")
[keyword]приостановлено, потому что "{why:text}"=@paused("{why}")
