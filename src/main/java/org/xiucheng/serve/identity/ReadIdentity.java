package org.xiucheng.serve.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.identity.FindFile;
import org.xiucheng.decide.identity.Grant;
import org.xiucheng.decide.identity.ReportFile;
import org.xiucheng.decide.identity.SealContact;
import org.xiucheng.decide.identity.SqlGrants;
import org.xiucheng.decide.identity.WriteDown;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.serve.matter.Names;

/// Shows an officer the contact of a reporter under a live grant, for the purpose of that grant and no other.
///
/// That somebody looks is on disk before the first byte leaves: the look, its line of the audit and its entry
/// in the evidence are committed with the reading, and only then is the contact opened.
@Service
public class ReadIdentity {
    private final FindFile files;
    private final WriteDown writeDown;
    private final SealContact seal;
    private final Looks looks;
    private final SqlGrants grants;

    ReadIdentity(FindFile files, WriteDown writeDown, SealContact seal, SqlGrants grants, Looks looks) {
        this.files = files;
        this.writeDown = writeDown;
        this.seal = seal;
        this.grants = grants;
        this.looks = looks;
    }

    /// What is needed to name and mark a look.
    @Component
    static class Looks {
        private final Maker maker;
        private final Names names;
        private final JdbcClient jdbc;

        Looks(Maker maker, Names names, JdbcClient jdbc) {
            this.maker = maker;
            this.names = names;
            this.jdbc = jdbc;
        }

        Look of(Subject.Officer officer, Subject.Holding as) {
            var now = maker.now();
            var code = PublicNumber.fresh(now, maker.random()).text();
            var mark = new IdentityView.Watermark(names.unit(as.unit()), names.post(as.post()), now, code);
            return new Look(maker.id(), officer, as, mark);
        }
    }

    record Look(UUID id, Subject.Officer officer, Subject.Holding as, IdentityView.Watermark mark) {
        Instant at() {
            return mark.at();
        }
    }

    private record Opened(Sealed contact, Instant until) {}

    /// The contact.
    ///
    /// @throws Problem `matter.absent` out of reach; `identity.no-grant` without a live grant of this officer
    ///     for this report and purpose, which is written down too
    public IdentityView view(PublicNumber number, String grant, String purpose, Subject.Officer officer) {
        var file = files.found(number, Action.READ_WHOLE, officer).file();
        var shown = grants.find(grant).flatMap(Grant::shown);
        var now = files.now();
        var context = new Context(now.parties(), now.at(), shown, Optional.of(purpose), Grant.FIELDS);
        return switch (files.decide(file, Action.READ_IDENTITY, officer, context)) {
            case Decision.Allowed(var _, var held) ->
                opened(file, looks.of(officer, held.orElseThrow()), grant, purpose)
                        .orElseThrow(() -> refused(officer, number));
            case Decision.Forbidden _, Decision.NoPermit() -> throw refused(officer, number);
        };
    }

    private Optional<IdentityView> opened(ReportFile file, Look look, String grant, String purpose) {
        var opened = writeDown.doing(look.officer(), () -> {
            var found = look(file, grant, purpose, look);
            found.ifPresent(_ -> writeDown.done(look.officer(), look.as(), "identity.viewed", file.number(), purpose));
            return found;
        });
        return opened.map(found -> new IdentityView(seal.fields(found.contact()), purpose, found.until(), look.mark()));
    }

    private Problem refused(Subject.Officer officer, PublicNumber number) {
        writeDown.refused(officer, "identity.viewed", number, "no-grant");
        return Problem.forbidden("identity.no-grant", "There is no live grant of yours for this purpose.");
    }

    private Optional<Opened> look(ReportFile file, String grant, String purpose, Look look) {
        return looks.jdbc
                .sql("""
                with looked as (
                    insert into identity.view (id, code, grant_id, report_id, person_id, unit, post, purpose, at)
                    select :id, :code, g.id, g.report_id, g.person_id, :unit, :post, g.purpose, :at
                    from identity.access_grant g
                    where g.code = :grant and g.purpose = :purpose and g.report_id = :report and g.person_id = :person
                        and identity.live(g.id, :at)
                    returning grant_id
                )
                select s.id, s.wrapped_key, s.contact, g.valid_to
                from looked join identity.access_grant g on g.id = looked.grant_id
                    join identity.subject s on s.id = g.subject_id
                """)
                .param("id", look.id())
                .param("code", look.mark().view())
                .param("unit", look.as().unit())
                .param("post", look.as().post())
                .param("at", look.at().atOffset(ZoneOffset.UTC))
                .param("grant", grant)
                .param("purpose", purpose)
                .param("report", file.id())
                .param("person", look.officer().person())
                .query((row, _) -> new Opened(
                        new Sealed(
                                row.getObject("id", UUID.class), row.getBytes("wrapped_key"), row.getBytes("contact")),
                        row.getObject("valid_to", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
