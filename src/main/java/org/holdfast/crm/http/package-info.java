/**
 * Reads a CRM over HTTP by a mapping: fetches pages of JSON, stages their rows, and serves all rows of a customer from
 * there. Start at {@link HttpSources}. Every wait and every size is bounded, and a fetch that was killed continues at
 * the page where it was.
 */
@NullMarked
package org.holdfast.crm.http;

import org.jspecify.annotations.NullMarked;
