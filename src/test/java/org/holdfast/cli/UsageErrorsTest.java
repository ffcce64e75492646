package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A usage error names the option and what was expected, and exits with 2 before anything is opened. */
class UsageErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decide                                   | Missing required option: '--customer=ID'
            decide --customer c --as-of yesterday    | Invalid value for option '--as-of'
            decide --customer c --as-of yesterday    | "yesterday" is neither a date such as 2026-03-12
            explain --customer c                     | Missing required option: '--rule=NAME'
            explain --decision d --rule r            | --decision cannot be combined with --customer, --rule and --as-of
            prune-decisions --keep 2y                | --keep needs --dry
            prune-decisions --dry --keep 2d          | --keep is P2D; expected at least 30 days, such as 5y, 18m or 90d
            prune-decisions --dry --keep soon        | --keep is "soon"; expected a period such as 5y, 18m or 90d
            run --out decisions.txt                  | --out must end with .ndjson or .csv, but is decisions.txt
            run --as-of 2026-13-01                   | Invalid value for option '--as-of'
            simulate                                 | Specify what to simulate: --against DIR, --unpause NAME, or both
            simulate --against rules --out x.txt     | --out must end with .json or .csv, but is x.txt
            simulate --unpause x --examples 400      | --examples is 400, but must be from 0 to 100
            simulate --unpause x --sample none       | Invalid value for option '--sample'
            verify-history --sample 0                | --sample must be at least 1, but is 0
            values --limit 0                         | --limit must be at least 1, but is 0
            values flavour                           | FIELD is "flavour"
            import                                   | Missing required parameter: 'DIR'
            import --layout xml DIR                  | Invalid value for option '--layout'
            crm check --rows many                    | Invalid value for option '--rows'
            crm load one two                         | Unmatched argument at index 3: 'two'
            new-rule regulars                        | Missing required parameter: 'NAME'
            rules restore                            | Missing required parameter: 'BOOK'
            rules publish folder                     | Unmatched argument
            measures --period 2026 --until 2026-01-01 | --period cannot be combined with --from and --until
            measures --period spring                 | "spring" is not a period such as 90d
            measures --from 12.03.2026               | "12.03.2026" is not a date such as 2026-03-12
            measures --by moon                       | --by is "moon"; expected one of segment
            measures --json --csv                    | are mutually exclusive
            report --json --csv                      | are mutually exclusive
            report --until tomorrow                  | "tomorrow" is not a date such as 2026-03-12
            report --kept-days 0                     | --kept-days
            fit --days soon                          | Invalid value for option '--days'
            deliveries list --status lost            | Invalid value for option '--status'
            deliveries list --limit 0                | --limit must be at least 1, but is 0
            deliveries list --before first           | Invalid value for option '--before'
            deliveries resend                        | Specify either delivery IDs or --dead [--target NAME]
            deliveries resend 1 --dead               | Specify either delivery IDs or --dead [--target NAME]
            deliveries resend 1 --target crm         | Specify either delivery IDs or --dead [--target NAME]
            deliveries resend first                  | Unmatched argument at index 2
            keys                                     | Missing required subcommand
            keys create                              | Missing required option
            keys create x --role king                | Invalid value for option '--role'
            keys create x --role decide --step agent | --step agent requires --role agent or --role admin
            keys create x --role read --expires soon | "soon" is not a lifetime such as 90d, 12h, a date
            keys create x --role read --expires 999999d | "999999d" is longer than a hundred years
            keys rotate x --grace 7                  | "7" is not a number of days or hours such as 7d or 12h
            keys revoke                              | Missing required parameter: 'NAME
            people                                   | Missing required subcommand
            people add                               | Missing required
            people add ana                           | Missing required option: '--role=ROLE'
            people add ana --role king               | Invalid value for option '--role'
            people add ana --role decide             | --role: The role decide is for systems
            people add a/b --role admin              | The login must have 1 to 64 Latin letters
            people roles ana --role read --step agent | --step: A step above automatic needs the role agent or admin
            people disable                           | Missing required parameter: 'LOGIN'
            """)
    void theMessageNamesTheOptionAndWhatIsExpected(String line, String message) {
        CommandLines.Result result = CommandLines.run(line.split(" "));

        assertThat(result.err()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(result.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
    }
}
