package org.holdfast.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** Checks the content type of requests that are read as a stream. */
public final class ContentTypes {

    private ContentTypes() {}

    /**
     * Requires NDJSON. This is not left to the request mapping, which would reveal the accepted types to
     * unauthenticated callers.
     */
    public static void requireNdjson(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        if (!MediaType.APPLICATION_NDJSON.isCompatibleWith(of(request))) {
            throw new HttpMediaTypeNotSupportedException(of(request), List.of(MediaType.APPLICATION_NDJSON));
        }
    }

    /** Returns the content type; {@code application/octet-stream} if the header is missing. */
    public static MediaType of(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        try {
            return request.getContentType() == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.parseMediaType(request.getContentType());
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage());
        }
    }
}
