package org.holdfast.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** The content type of requests that are read as a stream. */
public final class ContentTypes {

    private ContentTypes() {}

    /**
     * For handlers that take one document a line. Not left to the mapping, which would tell strangers what is accepted
     * before it asks who they are.
     */
    public static void mustBeLines(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        if (!MediaType.APPLICATION_NDJSON.isCompatibleWith(of(request))) {
            throw new HttpMediaTypeNotSupportedException(of(request), List.of(MediaType.APPLICATION_NDJSON));
        }
    }

    /** What nobody named is any sort of bytes. */
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
