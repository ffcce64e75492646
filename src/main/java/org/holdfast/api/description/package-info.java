/**
 * How the HTTP door describes itself as OpenAPI 3.0: names that stay, answers when something goes wrong, and a second description without
 * what Salesforce cannot read. Start at {@link org.holdfast.api.description.DescriptionConfiguration}. What a single call does is said on
 * its handler.
 */
@NullMarked
package org.holdfast.api.description;

import org.jspecify.annotations.NullMarked;
