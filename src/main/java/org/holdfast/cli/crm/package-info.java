/** Commands that check and load CRM databases. Start at {@link CrmLoadCommand}. */
@NullMarked
package org.holdfast.cli.crm;

import org.jspecify.annotations.NullMarked;
