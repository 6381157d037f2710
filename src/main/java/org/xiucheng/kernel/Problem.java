package org.xiucheng.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refusal of what somebody sent: a stable code for machines, one sentence for people, and where the fault
/// stands.
///
/// Doors turn it into the answer of their standard (RFC 9457 at our own). It never carries the input itself.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What sort of refusal it is; each sort has one HTTP status.
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        ABSENT(404),
        NOT_ALLOWED(405),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        INVALID(422),
        UNCONDITIONED(428),
        TOO_MANY(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The HTTP status that this sort of refusal is answered with.
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String pointer;

    /// A refusal of the given sort; `code` is dotted kebab-case and never changes meaning, `pointer` is a JSON
    /// pointer (RFC 6901).
    public Problem(Kind kind, String code, String detail, @Nullable String pointer) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.pointer = pointer;
    }

    public static Problem malformed(String code, String detail) {
        return new Problem(Kind.MALFORMED, code, detail, null);
    }

    public static Problem invalid(String code, String detail, String pointer) {
        return new Problem(Kind.INVALID, code, detail, pointer);
    }

    public static Problem absent(String code, String detail) {
        return new Problem(Kind.ABSENT, code, detail, null);
    }

    public static Problem forbidden(String code, String detail) {
        return new Problem(Kind.FORBIDDEN, code, detail, null);
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(Kind.CONFLICT, code, detail, null);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }
}
