package org.xiucheng.door.web;

import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// The refusals of the edge itself, before anything of the city is asked.
public final class Refusals {
    private Refusals() {}

    /// Nothing stands at this address, or nothing that the caller may know of.
    public static Problem absent() {
        return Problem.absent("absent", "There is nothing here.");
    }

    /// The address is right, the method is not; `Allow` says which are.
    public static Problem method() {
        return new Problem(Kind.NOT_ALLOWED, "method.not-allowed", "This address does not take that method.", null);
    }

    /// Nobody is logged in, or not any more.
    public static Problem unauthenticated() {
        return new Problem(Kind.UNAUTHENTICATED, "session.missing", "Log in first.", null);
    }

    /// Logged in, and not permitted.
    public static Problem forbidden() {
        return Problem.forbidden("permission.missing", "Your posts do not permit this.");
    }

    /// Logged in, and something is still to be done first.
    public static Problem unready(Callers.Need need) {
        return switch (need) {
            case PASSWORD -> Problem.forbidden("session.password", "Choose a password of your own first.");
            case SECOND_FACTOR -> Problem.forbidden("session.second-factor", "Set up the second factor first.");
            case PROOF -> Problem.forbidden("session.proof", "Show the second factor first.");
        };
    }

    /// A request that the framework itself turned away, by its status.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> absent();
            case 405 -> method();
            case 413 -> new Problem(Kind.TOO_LARGE, "body.too-large", "The body is larger than what is read.", null);
            case 415 -> new Problem(Kind.UNSUPPORTED, "body.media-type", "The body is of a type not read here.", null);
            default -> Problem.malformed("request.malformed", "The request could not be read.");
        };
    }
}
