package org.holdfast.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.api.limits.BodyTimeout;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.coordination.RetryLater;
import org.holdfast.customers.CustomerIdPath;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.failure.Failure;
import org.holdfast.insight.ReceiptUnavailable;
import org.holdfast.insight.RuleBookProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Responds to exceptions with {@code application/problem+json}, as described by {@link Failure}. */
@RestControllerAdvice
public class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    /** Longest invalid value that is quoted in a message, in characters. */
    private static final int MAX_QUOTED = 60;

    private static final String CUSTOMERS = "/v1/customers/";

    private final CustomerTombstones tombstones;

    ApiExceptionHandler(CustomerTombstones tombstones) {
        this.tombstones = tombstones;
    }

    /** Returns the problem of an event that contradicts stored facts, with both values of each field. */
    public static ProblemDetail contradiction(String detail, List<ConflictingFacts.Contradiction> contradictions) {
        ProblemDetail problem = problem(new Failure(409, "contradiction", "Contradicts stored facts", detail + "."));
        problem.setProperty("contradictions", contradictions);
        return problem;
    }

    /** Redirects reads of a merged customer to the customer they were merged into. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound e, HttpServletRequest request) {
        String into = e.what().equals("customer")
                ? tombstones
                        .find(e.id())
                        .map(CustomerTombstones.Gone::mergedInto)
                        .orElse(null)
                : null;
        if (into == null) {
            return failed(e);
        }
        CustomerMerged merged = new CustomerMerged(e.id(), into);
        if (!HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().startsWith(CUSTOMERS)) {
            return failed(merged);
        }
        ProblemDetail problem = details(merged);
        problem.setStatus(HttpStatus.MOVED_PERMANENTLY);
        String rest = request.getRequestURI().substring(CUSTOMERS.length()).replaceFirst("^[^/]*", "");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, CustomerIdPath.of(into) + rest + query)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e) {
        BodyTimeout timeout = BodyTimeout.in(e);
        ProblemDetail problem = details(timeout == null ? e : timeout);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
        if (e instanceof CallerRejected rejected && rejected.kind() == CallerRejected.Kind.KEY) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (e instanceof RetryLater later) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(later.retrySeconds()));
        }
        return response.body(problem);
    }

    /** Translates an exception, and adds the properties that only some problems have. */
    private static ProblemDetail details(Throwable e) {
        ProblemDetail problem = problem(Failure.of(e));
        if (e instanceof CustomerMerged merged) {
            problem.setProperty("mergedInto", merged.into());
        } else if (e instanceof ReceiptUnavailable gone && gone.removal() != null) {
            problem.setProperty("removedAt", gone.removal().at());
            problem.setProperty("keptFor", gone.removal().keptFor());
        } else if (e instanceof DraftRejected rejected) {
            problem.setProperty(
                    "problems",
                    RuleBookProblem.of(
                            rejected.checked().problems(), rejected.checked().source()));
        }
        return problem;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        BodyTimeout timeout = BodyTimeout.in(e);
        if (timeout != null) {
            return respond(timeout);
        }
        InvalidInput invalid = e.getCause() instanceof JacksonException json
                ? JsonProblems.describe(json)
                : new InvalidInput("", "A JSON body is expected");
        return respond(invalid);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String expected =
                e.getSupportedMediaTypes().stream().map(Object::toString).collect(Collectors.joining(" or "));
        ProblemDetail problem = problem(new Failure(
                415,
                "content-type",
                "Unsupported content type",
                (e.getContentType() == null
                                ? "The header Content-Type is missing"
                                : "The content type " + e.getContentType() + " is not supported here")
                        + (expected.isEmpty() ? "." : "; expected " + expected + ".")));
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .headers(headers)
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        InvalidInput invalid = invalidInputIn(e);
        if (invalid != null) {
            return respond(invalid);
        }
        String expected = e.getRequiredType() != null
                        && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(e.getRequiredType()))
                ? "a whole number"
                : "a value of another type";
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        return respond(new InvalidInput(
                name,
                isQuotable(e.getValue())
                        ? "is \"" + e.getValue() + "\"; expected " + expected
                        : "is given more than once, or is too long; expected " + expected));
    }

    private static @Nullable InvalidInput invalidInputIn(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput invalid) {
                return invalid;
            }
        }
        return null;
    }

    private static boolean isQuotable(@Nullable Object value) {
        return value instanceof String text && text.length() <= MAX_QUOTED;
    }

    private static ResponseEntity<Object> respond(Throwable e) {
        ProblemDetail problem = details(e);
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ProblemDetail problem(Failure failure) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(failure.status()), failure.text());
        problem.setType(URI.create("urn:holdfast:problem:" + failure.code()));
        problem.setTitle(failure.title());
        if (failure.field() != null) {
            problem.setProperty("field", failure.field());
        }
        return problem;
    }
}
