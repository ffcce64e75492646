/** Commands that issue, list, rotate and revoke API keys. Start at {@link KeysCreateCommand}. */
@NullMarked
package org.holdfast.cli.keys;

import org.jspecify.annotations.NullMarked;
