package org.xiucheng.kernel.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.time.Maker;

/// One line of the audit: who read or did what, when, from where, why, and with which result (网络安全法 21).
///
/// It holds codes and public numbers, never a text that somebody wrote and never a contact. The address of a
/// reporter is left out: beside the number of the report it would say who the reporter is.
///
/// @param action a dotted word such as `matter.read`, `identity.viewed`, `login.failed`
/// @param why the code of a purpose or of a reason, where there is one
public record AuditRecord(
        UUID id,
        Instant at,
        Who who,
        Optional<String> from,
        String action,
        What what,
        Optional<String> why,
        Result result) {
    /// What became of it.
    public enum Result {
        DONE,
        REFUSED
    }

    /// Who it was, by code: a member of staff with unit and post, a report's reporter, another system, the
    /// clock, or anyone.
    public record Who(String kind, Optional<String> id, Optional<String> unit, Optional<String> post) {
        /// The kind of members of staff.
        public static final String STAFF = "staff";
        /// The kind of those who showed the token of a report.
        public static final String REPORTER = "reporter";
        /// Stands for whoever runs the machine; no key of another system has a space in it.
        static final String OPERATOR = "the operator";

        static Who of(Subject subject) {
            return switch (subject) {
                case Subject.Officer officer ->
                    officer.holdings().stream()
                            .min(Comparator.comparing(Subject.Holding::post))
                            .map(holding -> staff(officer.person(), holding))
                            .orElseGet(() -> bare(STAFF, Optional.of(officer.person())));
                case Subject.Reporter(var report) -> bare(REPORTER, Optional.of(report));
                case Subject.Client client -> system(client.key());
                case Subject.Model(var model) -> system(model);
                case Subject.Peer(var city) -> system(city);
                case Subject.Clock() -> bare("clock", Optional.empty());
                case Subject.Anyone() -> bare("anyone", Optional.empty());
            };
        }

        static Who staff(UUID person, Subject.Holding as) {
            return new Who(STAFF, Optional.of(person.toString()), Optional.of(as.unit()), Optional.of(as.post()));
        }

        private static Who system(String name) {
            return new Who("system", Optional.of(name), Optional.empty(), Optional.empty());
        }

        private static Who bare(String kind, Optional<UUID> id) {
            return new Who(kind, id.map(UUID::toString), Optional.empty(), Optional.empty());
        }
    }

    /// On what: a kind of thing and its public name, such as `matter 26K7-T3MX-Q9R4` or `account li.min`.
    public record What(String kind, String id) {
        public static What matter(String number) {
            return new What("matter", number);
        }
    }

    /// A deed that is done now.
    public static AuditRecord of(Maker maker, Subject who, String action, What what) {
        return of(maker, Who.of(who), action, what);
    }

    /// A deed that an officer does now in the name of one post.
    public static AuditRecord of(Maker maker, Subject.Officer who, Subject.Holding as, String action, What what) {
        return of(maker, Who.staff(who.person(), as), action, what);
    }

    /// A deed of whoever runs the machine, by a command.
    public static AuditRecord ofOperator(Maker maker, String action, What what) {
        return of(maker, Who.system(Who.OPERATOR), action, what);
    }

    private static AuditRecord of(Maker maker, Who who, String action, What what) {
        var from = who.kind().equals(Who.REPORTER) ? Optional.<String>empty() : Origin.address();
        return new AuditRecord(maker.id(), maker.now(), who, from, action, what, Optional.empty(), Result.DONE);
    }

    /// The same with its purpose or reason.
    public AuditRecord because(String code) {
        return new AuditRecord(id, at, who, from, action, what, Optional.of(code), result);
    }

    /// The same, tried and refused.
    public AuditRecord refused() {
        return new AuditRecord(id, at, who, from, action, what, why, Result.REFUSED);
    }
}
