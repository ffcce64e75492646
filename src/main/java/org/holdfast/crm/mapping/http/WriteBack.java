package org.holdfast.crm.mapping.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written to the source about each decision to act: a field of the customer, or a task.
 *
 * @param call the request that writes
 * @param headers further headers, such as an idempotency key
 * @param check a request that finds what was written before; {@code null} if repeating the request has no second effect
 * @param list JSON pointer to a list in the response to the check that is empty as long as nothing was written
 */
public record WriteBack(
        HttpQuery.Call call, Map<String, String> headers, HttpQuery.@Nullable Call check, String list) {}
