/** Imports balances and ledgers of other programmes, from streams and files. */
@NullMarked
package org.holdfast.ingestion.points;

import org.jspecify.annotations.NullMarked;
