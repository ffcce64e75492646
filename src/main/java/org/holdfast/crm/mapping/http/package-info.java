/**
 * Mapping files of HTTP interfaces: requests, paging, credentials, and what is written back. Start at
 * {@link HttpReader}. Credentials come from the environment and are never shown.
 */
@NullMarked
package org.holdfast.crm.mapping.http;

import org.jspecify.annotations.NullMarked;
