# Другие правила. Вопрос в том, выполнены ли их условия: даже если правило приостановлено, и что бы ни говорили ограничения.
[when]Правило "{rule:text}" подходит=Customer( applies("{rule}") )
[when]Правило "{rule:text}" не подходит=Customer( !applies("{rule}") )
[when]Ни одно из правил выше не подходит=Customer( !ruleAboveApplies )
[when]Ни одна другая строка таблицы не подходит=Customer( !otherRowApplies )
