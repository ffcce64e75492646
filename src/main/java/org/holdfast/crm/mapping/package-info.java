/** Mapping files: how the tables of a CRM become facts. Start at {@link Mapping}. Passwords are never shown. */
@NullMarked
package org.holdfast.crm.mapping;

import org.jspecify.annotations.NullMarked;
