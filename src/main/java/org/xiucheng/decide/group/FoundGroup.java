package org.xiucheng.decide.group;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.task.sql.SqlGroups;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Makes a leading group: a unit with a mandate, members and an end, and an office by which it works, kept from
/// its first moment by somebody of a member unit. It leads matters by the procedure's own steps, and is ended
/// only when it leads none and no task hangs on it.
@Service
public class FoundGroup {
    private static final Duration LONGEST = Duration.ofDays(1_100);
    private static final int MEMBERS = 40;
    private static final int CODE = 56;
    private static final int WORDS = 2_000;

    private final SqlGroups store;
    private final Known known;
    private final Desk desk;

    FoundGroup(SqlGroups store, Known known, Desk desk) {
        this.store = store;
        this.known = known;
        this.desk = desk;
    }

    /// Who there is, and the law.
    @Component
    record Known(CurrentParties parties, SqlParties units, Articles articles) {}

    /// What every deed here needs.
    @Component
    record Desk(TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {}

    /// The group, made.
    ///
    /// @param office the post of a member unit whose holder keeps the office too; the leader of the unit that
    ///     chairs, or else whoever of it holds a post, where none is named
    /// @throws Problem `group.not-permitted`, `group.end`, `group.members`, `group.words`, `group.office` where
    ///     nobody would keep the office, `unit.unknown`, `unit.taken`, `rule.unbased`
    public LeadingGroup found(LeadingGroup wanted, Optional<String> office, Subject.Officer by) {
        var as = allowed(by);
        var now = desk.maker.now();
        check(wanted, now);
        var keeper = keeper(wanted, office, now);
        var parties = known.parties.get();
        var home = parties.unit(wanted.chair()).orElseThrow();
        var entry = facts("group.founded", wanted, now)
                .fact("basis", wanted.basis().value())
                .fact("until", wanted.until().toString())
                .fact("members", wanted.units().sorted().toList())
                .commit("mandate", wanted.mandate().zh())
                .sealed(desk.maker.id());
        desk.transactions.executeWithoutResult(_ -> {
            known.units.add(
                    new Unit(wanted.code(), wanted.name(), LeadingGroup.KIND, home.area(), Validity.since(now)));
            known.units.add(new Post(
                    LeadingGroup.office(wanted.code()),
                    wanted.code(),
                    new Bilingual("办公室", "Office"),
                    Set.of(Permission.HANDLE.name(), Permission.READ_QUEUE.name())));
            known.units.add(desk.maker.id(), keeps(wanted, keeper, now, by));
            wanted.members().forEach(member -> known.units.add(desk.maker.id(), stands(wanted, member, now, by)));
            store.add(wanted, by.person());
            written(by, as, "group.found", wanted.code(), entry);
        });
        known.parties.refresh();
        return store.find(wanted.code()).orElseThrow();
    }

    /// The group, ended.
    ///
    /// @throws Problem `group.absent`, `group.ended`, `group.leads` while it leads something or a task hangs
    /// on it
    public LeadingGroup dissolve(String code, Subject.Officer by) {
        var as = allowed(by);
        var group = store.find(code).orElseThrow(FoundGroup::absent);
        if (group.dissolvedAt().isPresent()) {
            throw Problem.conflict("group.ended", "This group has ended.");
        }
        var now = desk.maker.now();
        var entry = facts("group.dissolved", group, now).sealed(desk.maker.id());
        if (!store.dissolve(code, by.person(), now, () -> written(by, as, "group.dissolve", code, entry))) {
            throw Problem.conflict("group.leads", "Hand over first what it leads, and end the tasks that hang on it.");
        }
        known.parties.refresh();
        return store.find(code).orElseThrow();
    }

    private static Relation stands(LeadingGroup group, LeadingGroup.Member member, Instant now, Subject.Officer by) {
        return new Relation(
                Party.unit(group.code()),
                member.chair() ? LeadingGroup.CHAIR : LeadingGroup.MEMBER,
                Party.unit(member.unit()),
                Validity.since(now),
                by.account());
    }

    private static Relation keeps(LeadingGroup group, Person keeper, Instant now, Subject.Officer by) {
        var office = Party.post(LeadingGroup.office(group.code()));
        return new Relation(office, Relation.HOLDER, Party.person(keeper.id()), Validity.since(now), by.account());
    }

    private Person keeper(LeadingGroup wanted, Optional<String> office, Instant now) {
        var parties = known.parties.get();
        var posts = office.map(Stream::of)
                .orElseGet(() -> Stream.concat(
                        parties.leader(wanted.chair(), now).map(Post::code).stream(),
                        parties.posts().stream()
                                .filter(post -> post.unit().equals(wanted.chair()))
                                .map(Post::code)
                                .sorted()));
        return posts.filter(post -> parties.post(post)
                        .filter(found -> wanted.units().anyMatch(found.unit()::equals))
                        .isPresent())
                .flatMap(post -> parties.holder(post, now).stream())
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "group.office", "Name a post of a member whose holder keeps the office.", "/office"));
    }

    private void check(LeadingGroup wanted, Instant now) {
        if (!wanted.code().matches("[a-z0-9][a-z0-9-]*") || wanted.code().length() > CODE) {
            throw Problem.invalid("code.malformed", "A code is 1 to 56 of a-z, 0-9 and dash.", "/code");
        }
        if (known.parties.get().unit(wanted.code()).isPresent()) {
            throw Problem.conflict("unit.taken", "There is or was a unit of that code.");
        }
        for (var words : List.of(
                wanted.name().zh(),
                wanted.name().en(),
                wanted.mandate().zh(),
                wanted.mandate().en())) {
            if (words.isBlank() || words.length() > WORDS) {
                throw Problem.invalid("group.words", "Say its name and what it is for.", "/mandate");
            }
        }
        if (!wanted.until().isAfter(now) || wanted.until().isAfter(now.plus(LONGEST))) {
            throw Problem.invalid("group.end", "A group ends later than now and within three years.", "/until");
        }
        if (wanted.members().size() > MEMBERS
                || new HashSet<>(wanted.units().toList()).size()
                        != wanted.members().size()) {
            throw Problem.invalid("group.members", "It has at most 40 members, each once.", "/members");
        }
        var absent = wanted.units().filter(unit -> !there(unit, now)).findFirst();
        if (absent.isPresent()) {
            throw Problem.invalid("unit.unknown", "There is no such unit here.", "/members");
        }
        if (known.articles.inForce(wanted.basis(), now).isEmpty()) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", "/basis");
        }
    }

    private boolean there(String unit, Instant now) {
        return known.parties
                .get()
                .unit(unit)
                .filter(found -> found.validity().holdsAt(now))
                .isPresent();
    }

    private Entry.Draft facts(String kind, LeadingGroup group, Instant now) {
        return Entry.of(kind, now, desk.maker.random()).fact("group", group.code());
    }

    private void written(Subject.Officer by, Subject.Holding as, String deed, String code, Entry entry) {
        desk.audit.write(AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What("unit", code)));
        desk.entries.add(entry);
    }

    private Subject.Holding allowed(Subject.Officer by) {
        var context = Context.at(known.parties.get(), desk.maker.now());
        if (Policy.decide(by, Action.GROUP_FOUND, Resource.CITY, context)
                instanceof Decision.Allowed(var _, var held)) {
            return held.orElseThrow();
        }
        throw Problem.forbidden("group.not-permitted", "This is for whoever supervises.");
    }

    static Problem absent() {
        return Problem.absent("group.absent", "There is no such group.");
    }
}
