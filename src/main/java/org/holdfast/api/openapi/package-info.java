/**
 * The OpenAPI 3.0 description of the API: stable schema names, error responses, and a second description limited to
 * what Salesforce reads. Start at {@link OpenApiConfiguration}. A single operation is described on its handler.
 */
@NullMarked
package org.holdfast.api.openapi;

import org.jspecify.annotations.NullMarked;
