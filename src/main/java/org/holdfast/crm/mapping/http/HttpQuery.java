package org.holdfast.crm.mapping.http;

import java.util.Map;
import java.util.Set;
import org.holdfast.crm.mapping.Extraction;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.MappedCollection;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one collection in the responses of an HTTP interface.
 *
 * @param request how the pages are requested; {@code null} if the rows are in the pages of another query
 * @param from the name of the query whose pages contain the rows; {@code null} if this one has its own
 * @param each JSON pointer to a list within an element, each item of which is a row; {@code null} if the element is one
 * @param fields the JSON pointer of each field; one that begins with {@code ^} starts at the element, not at the item
 * @param changedAt when the row was changed; {@code null} if the source does not say
 */
public record HttpQuery(
        @Nullable Request request,
        @Nullable String from,
        @Nullable String each,
        Map<String, FieldTemplate> fields,
        @Nullable FieldTemplate changedAt)
        implements Extraction {

    /** Returns whether its rows are in the pages of another query. */
    public boolean isFrom(MappedCollection other) {
        return other.toString().equals(from);
    }

    @Override
    public Set<String> named() {
        return fields.keySet();
    }

    /** The placeholder for the time since which changes are requested. */
    public static final String SINCE = "since";

    /**
     * How the pages of a query are requested.
     *
     * @param call the request
     * @param list JSON pointer to the list of elements in a response; empty if the response is the list
     * @param key JSON pointer to the id of an element; {@code null} to compare the whole content
     * @param since how the time is written since which changes are requested; {@code null} if everything is requested
     *     each time
     */
    public record Request(
            Call call,
            String list,
            @Nullable String key,
            Paging paging,
            @Nullable Since since) {}

    /**
     * A request with placeholders such as <code>{offset}</code>. A parameter whose placeholder has no value is omitted.
     *
     * @param method GET, POST, PUT or PATCH
     * @param path appended to the address of the source
     * @param body maps, lists, texts, numbers and booleans; {@code null} without a body
     */
    public record Call(
            String method,
            String path,
            Map<String, String> parameters,
            @Nullable Object body) {}

    /**
     * How the next page is found.
     *
     * @param kind what leads to it
     * @param pointer JSON pointer to the cursor, or to the address of the next page
     * @param first number of the first page
     * @param more JSON pointer to a flag that is false on the last page; {@code null} if there is none
     */
    public record Paging(
            Kind kind, String pointer, int first, @Nullable String more) {

        /** What leads to the next page. */
        public enum Kind {
            /** There is only one page. */
            NONE,
            /** A text in the response: <code>{cursor}</code>. */
            CURSOR,
            /** The number of elements so far: <code>{offset}</code>. */
            OFFSET,
            /** The number of the page: <code>{page}</code>. */
            PAGE,
            /** The header {@code Link} with {@code rel="next"} (RFC 8288). */
            LINK,
            /** An address in the response. */
            NEXT
        }
    }

    /**
     * How the time is written since which changes are requested.
     *
     * @param form {@code iso}, {@code seconds}, {@code millis}, or a pattern of dates and times
     * @param first what a full load requests; {@code null} to omit the parameter
     */
    public record Since(String form, @Nullable String first) {}
}
