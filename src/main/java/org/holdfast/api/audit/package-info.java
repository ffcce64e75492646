/** The audit trail over HTTP. Start at {@link AuditController}. */
@NullMarked
package org.holdfast.api.audit;

import org.jspecify.annotations.NullMarked;
