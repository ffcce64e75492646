# Other rules. What is asked is whether their conditions are met: also while they are paused, and whatever limits say.
[when]The rule "{rule:text}" applies=Customer( applies("{rule}") )
[when]The rule "{rule:text}" does not apply=Customer( !applies("{rule}") )
[when]None of the rules above applies=Customer( !ruleAboveApplies )
[when]No other row of the table applies=Customer( !otherRowApplies )
