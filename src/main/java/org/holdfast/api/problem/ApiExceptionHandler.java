package org.holdfast.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.holdfast.api.limits.BodyTimeout;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.coordination.TooBusy;
import org.holdfast.customers.CustomerIdPath;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.facts.ConflictingFacts;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.insight.ReceiptUnavailable;
import org.holdfast.outcomes.InsufficientBalance;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.api.OpenApiResourceNotFoundException;
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

/**
 * Says what went wrong as {@code application/problem+json}: for the caller what to change, for us a number to look for
 * in the log.
 */
@RestControllerAdvice
public class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionHandler.class);
    /** Longest value that is repeated in a sentence about it. */
    private static final int LONGEST_REPEATED = 60;

    private static final String CUSTOMERS = "/v1/customers/";

    private final CustomerTombstones gone;

    ApiExceptionHandler(CustomerTombstones gone) {
        this.gone = gone;
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput e) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "The request cannot be understood",
                e.field().isEmpty() ? e.getMessage() + "." : "\"" + e.field() + "\" " + e.getMessage() + ".");
        if (!e.field().isEmpty()) {
            problem.setProperty("field", e.field());
        }
        return problem;
    }

    /** What was sent does not go together with what is known; both values of each field are told. */
    public static ProblemDetail contradiction(String detail, List<ConflictingFacts.Contradiction> contradictions) {
        ProblemDetail problem =
                problem(HttpStatus.CONFLICT, "contradiction", "This contradicts what is known", detail + ".");
        problem.setProperty("contradictions", contradictions);
        return problem;
    }

    /** A customer who was merged is looked up under the id under which they live on. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(NotFound e, HttpServletRequest request) {
        String into = e.what().equals("customer")
                ? gone.find(e.id()).map(CustomerTombstones.Gone::mergedInto).orElse(null)
                : null;
        if (into == null) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(problem(HttpStatus.NOT_FOUND, "unknown", "Not found", e.getMessage()));
        }
        ProblemDetail problem = merged(new CustomerMerged(e.id(), into));
        if (!HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().startsWith(CUSTOMERS)) {
            return ResponseEntity.status(HttpStatus.GONE).body(problem);
        }
        problem.setStatus(HttpStatus.MOVED_PERMANENTLY);
        String rest = request.getRequestURI().substring(CUSTOMERS.length()).replaceFirst("^[^/]*", "");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, CustomerIdPath.of(into) + rest + query)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(CallerRejected e) {
        return switch (e.kind()) {
            case KEY ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .body(problem(HttpStatus.UNAUTHORIZED, "key-needed", "An API key is needed", e.getMessage()));
            case ROLE ->
                ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .body(problem(HttpStatus.FORBIDDEN, "role-needed", "A role is missing", e.getMessage()));
            case SIGNATURE ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .body(problem(
                                HttpStatus.UNAUTHORIZED,
                                "signature-needed",
                                "The signature is missing or wrong",
                                e.getMessage()));
            case OWN_PAGE ->
                ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .body(problem(HttpStatus.FORBIDDEN, "foreign-page", "Not from here", e.getMessage()));
        };
    }

    @ExceptionHandler
    ProblemDetail gone(ReceiptUnavailable e) {
        return problem(HttpStatus.GONE, "receipt-gone", "No longer kept", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail changed(CustomerChanged e) {
        return problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "Changed in the meantime", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail merged(CustomerMerged e) {
        ProblemDetail problem = problem(HttpStatus.GONE, "merged", "The customer was merged", e.getMessage());
        problem.setProperty("mergedInto", e.into());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail taken(IdempotentDecisions.KeyTaken e) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "key-taken", "Another request under the same key", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(TooBusy e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(e.retrySeconds()))
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too much at once", e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notEnough(InsufficientBalance e) {
        return problem(HttpStatus.CONFLICT, "not-enough", "Not enough points or stamps", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail running(IdempotentDecisions.StillRunning e) {
        return problem(HttpStatus.CONFLICT, "still-running", "Still being answered", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(DraftRejected e) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "rule-book-refused", "The rule book does not pass", e.getMessage());
        problem.setProperty(
                "problems",
                RuleBookProblem.of(e.checked().problems(), e.checked().source()));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(BookUnreadable e) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "rule-book-unreadable",
                "The rule book cannot be read",
                e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail overrun(RuleLimitExceeded e) {
        LOG.error(e.getMessage());
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "rule-overrun", "A rule takes too long", e.getMessage());
    }

    /** A decision that cannot be recorded is not given. */
    private static ProblemDetail storeFailed(DatabaseFailure failure) {
        return failure.isUnavailable()
                ? problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-unavailable",
                        "The store is not available",
                        failure.report())
                : problem(HttpStatus.INTERNAL_SERVER_ERROR, "fault", "A fault of ours", failure.report());
    }

    /** In time, or not at all. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(BodyTimeout e) {
        return ResponseEntity.status(e.status())
                .body(problem(e.status(), "body-refused", "The body did not arrive", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail unknown(OpenApiResourceNotFoundException e) {
        return problem(HttpStatus.NOT_FOUND, "unknown", "Not found", "There is no such description of the API.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception e) {
        BodyTimeout body = BodyTimeout.behind(e);
        if (body != null) {
            return refused(body);
        }
        ProblemDetail problem = reported(e);
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ProblemDetail reported(Exception e) {
        DatabaseFailure failure = DatabaseFailure.in(e).orElse(null);
        if (failure != null) {
            return storeFailed(failure);
        }
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}", number, e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "fault",
                "A fault of ours",
                "Something went wrong on our side. The log has the details under " + number + ".");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        BodyTimeout body = BodyTimeout.behind(e);
        if (body != null) {
            return ResponseEntity.status(body.status()).body(refused(body).getBody());
        }
        InvalidInput fact = e.getCause() instanceof JacksonException json
                ? JsonProblems.describe(json)
                : new InvalidInput("", "A JSON body is expected");
        return ResponseEntity.badRequest().body(invalid(fact));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String expected =
                e.getSupportedMediaTypes().stream().map(Object::toString).collect(Collectors.joining(" or "));
        ProblemDetail problem = problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "content-type",
                "Another kind of content",
                (e.getContentType() == null
                                ? "The request does not say its Content-Type"
                                : "Content of the type " + e.getContentType() + " is not taken here")
                        + (expected.isEmpty() ? "." : "; expected " + expected + "."));
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .headers(headers)
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        InvalidInput own = ownProblem(e);
        if (own != null) {
            return ResponseEntity.badRequest().body(invalid(own));
        }
        String expected = e.getRequiredType() != null
                        && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(e.getRequiredType()))
                ? "a whole number"
                : "another kind of value";
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        return ResponseEntity.badRequest()
                .body(invalid(new InvalidInput(
                        name,
                        isOneText(e.getValue())
                                ? "is \"" + e.getValue() + "\"; expected " + expected
                                : "is given more than once, or at length; expected " + expected)));
    }

    private static @Nullable InvalidInput ownProblem(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput fact) {
                return fact;
            }
        }
        return null;
    }

    private static boolean isOneText(@Nullable Object value) {
        return value instanceof String text && text.length() <= LONGEST_REPEATED;
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:holdfast:problem:" + type));
        problem.setTitle(title);
        return problem;
    }
}
