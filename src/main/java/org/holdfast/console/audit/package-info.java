/** The audit trail as a page, to be searched and exported. Start at {@link AuditPageController}. */
@NullMarked
package org.holdfast.console.audit;

import org.jspecify.annotations.NullMarked;
