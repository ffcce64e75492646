/** Commands that print and check the audit trail. Start at {@link AuditCommand}. */
@NullMarked
package org.holdfast.cli.audit;

import org.jspecify.annotations.NullMarked;
