package org.holdfast.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** The content type of requests that are read as a stream. */
final class ContentTypes {

    private ContentTypes() {
    }

    /** What nobody named is any sort of bytes. */
    static MediaType of(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        try {
            return request.getContentType() == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(request.getContentType());
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage());
        }
    }
}
