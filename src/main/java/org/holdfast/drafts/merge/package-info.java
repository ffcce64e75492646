/**
 * Three-way merge of rule books: by file, by rule in rule files, and by line elsewhere. What contradicts is returned as
 * data, and can be resolved. Start at {@link BookMerge}. Plain Java, without a database.
 */
@NullMarked
package org.holdfast.drafts.merge;

import org.jspecify.annotations.NullMarked;
