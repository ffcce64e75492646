/**
 * The fields of one record as events state them: which statement of a field counts, and how statements are put
 * together. Start at {@link FieldUpdate}.
 */
@NullMarked
package org.holdfast.ingestion.events.fields;

import org.jspecify.annotations.NullMarked;
