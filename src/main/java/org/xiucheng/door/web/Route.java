package org.xiucheng.door.web;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.xiucheng.kernel.access.Permission;

/// One thing that can be asked of this server, and who may ask it.
///
/// `query` names the query parameters it reads; absent means that the door reads them by its own standard.
/// `cost` is what one call takes from the caller's allowance; `longest` is how many characters of query are
/// read where it is not the usual.
public record Route(
        String method, String pattern, Admits admits, Optional<Set<String>> query, int cost, OptionalInt longest) {
    /// Who may ask.
    public sealed interface Admits {
        /// Anyone at all.
        record Anyone() implements Admits {}

        /// Whoever is logged in.
        record Staff() implements Admits {}

        /// Whoever is logged in, also with a password to change or a second factor to show.
        record Entering() implements Admits {}

        /// Staff by session or a reporter by the token of a report; the use case decides which acts.
        record Concerned() implements Admits {}

        /// Staff with a post that permits it.
        record Holder(Permission permission) implements Admits {}
    }

    static Route open(String method, String pattern, String... query) {
        return new Route(method, pattern, new Admits.Anyone(), Optional.of(Set.of(query)), 1, OptionalInt.empty());
    }

    static Route staff(String method, String pattern, String... query) {
        return new Route(method, pattern, new Admits.Staff(), Optional.of(Set.of(query)), 1, OptionalInt.empty());
    }

    static Route entering(String method, String pattern) {
        return new Route(method, pattern, new Admits.Entering(), Optional.of(Set.of()), 1, OptionalInt.empty());
    }

    static Route concerned(String method, String pattern) {
        return new Route(method, pattern, new Admits.Concerned(), Optional.of(Set.of()), 3, OptionalInt.empty());
    }

    static Route holder(Permission permission, String method, String pattern, String... query) {
        return new Route(
                method, pattern, new Admits.Holder(permission), Optional.of(Set.of(query)), 1, OptionalInt.empty());
    }

    /// A route of a foreign standard, which has its own rules about parameters and keys.
    static Route foreign(String method, String pattern) {
        return new Route(
                method,
                pattern,
                new Admits.Anyone(),
                Optional.empty(),
                method.equals("GET") ? 1 : 3,
                OptionalInt.empty());
    }

    Route costing(int units) {
        return new Route(method, pattern, admits, query, units, longest);
    }

    Route reading(int characters) {
        return new Route(method, pattern, admits, query, cost, OptionalInt.of(characters));
    }
}
