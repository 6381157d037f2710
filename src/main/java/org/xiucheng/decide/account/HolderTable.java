package org.xiucheng.decide.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.Said;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Nearest;
import org.xiucheng.decide.table.Row;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Who holds which post, as a table of account names and posts: staff only, no name, no contact, never a
/// resident.
@Component
class HolderTable implements Table {
    private static final Column POST = Column.needed("post", "岗位", "Post");
    private static final Column ACCOUNT = Column.needed("account", "账号", "Account");
    private static final Form FORM = new Form(
            "holders",
            new Bilingual("任职", "Who holds which post"),
            List.of(POST, ACCOUNT),
            Set.of(Trait.TIMED),
            Action.EDIT_ROLES,
            Action.EDIT_ROLES);

    private final SqlAccounts accounts;
    private final SqlParties store;
    private final CurrentParties parties;
    private final Maker maker;

    HolderTable(SqlAccounts accounts, SqlParties store, CurrentParties parties, Maker maker) {
        this.accounts = accounts;
        this.store = store;
        this.parties = parties;
        this.maker = maker;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<Line> lines(Instant now) {
        return accounts.holders(now).stream()
                .map(holder -> new Line(
                        key(holder.post(), holder.account()),
                        Map.of("post", holder.post(), "account", holder.account()),
                        new Validity(holder.from(), holder.to())))
                .toList();
    }

    private static String key(String post, String account) {
        return post + " " + account;
    }

    @Override
    public String publicName(String key) {
        return post(key);
    }

    @Override
    public Optional<Said> read(Row row, Asked asked) {
        var post = row.text(POST);
        var account = row.text(ACCOUNT);
        var known = parties.get().posts().stream().map(Post::code).toList();
        post.filter(code -> !known.contains(code))
                .ifPresent(code -> row.fault(
                        POST, "post.absent", Nearest.meant("没有这个岗位", "No such post", Nearest.of(code, known))));
        account.filter(name -> accounts.person(name).isEmpty())
                .ifPresent(_ -> row.fault(
                        ACCOUNT, "account.absent", new Bilingual("没有这个账号，请先开户。", "No such account; make it first.")));
        return Said.of(row, FORM.columns(), key(post.orElse(""), account.orElse("")));
    }

    @Override
    public List<Objection> judge(List<Change> changes, Asked asked) {
        var ending = changes.stream()
                .filter(change -> change.sort() == Change.Sort.ENDED)
                .map(Change::key)
                .collect(Collectors.toSet());
        var held = lines(asked.now()).stream()
                .filter(line -> !ending.contains(line.key()))
                .collect(Collectors.toMap(line -> line.cell("post"), Line::key, (one, _) -> one));
        return changes.stream()
                .flatMap(change -> objection(change, held, asked).stream())
                .toList();
    }

    private static Optional<Objection> objection(Change change, Map<String, String> held, Asked asked) {
        var own = asked.by().filter(by -> by.account().equals(change.cells().get("account")));
        if (own.isPresent()) {
            return objection(
                    change, ACCOUNT, "administrator.self", "不能修改自己的任职。", "Nobody gives or ends a post of their own.");
        }
        if (change.sort() == Change.Sort.ENDED) {
            return Optional.empty();
        }
        var other = held.putIfAbsent(post(change.key()), change.key());
        return other == null || other.equals(change.key())
                ? Optional.empty()
                : objection(
                        change,
                        POST,
                        "post.held",
                        "该岗位已有人任职，请在同一表中让其离任。",
                        "Somebody holds that post; end that in the same sheet.");
    }

    private static Optional<Objection> objection(Change change, Column column, String code, String zh, String en) {
        return Optional.of(new Objection(change.key(), column, code, new Bilingual(zh, en)));
    }

    @Override
    public void carryOut(List<Change.Effect> effects, Instant now, Subject.Officer by) {
        accounts.waitForOthers();
        for (var effect : effects) {
            effect.closes().ifPresent(at -> end(effect.key(), at, now));
        }
        for (var effect : effects) {
            effect.cells().ifPresent(_ -> begin(effect, now, by));
        }
        if (!accounts.securityIsAdministered(now)) {
            throw Problem.conflict("administrator.last", "Somebody must be left who administers security.");
        }
    }

    private void end(String key, Instant at, Instant now) {
        var person = accounts.person(account(key)).orElseThrow();
        accounts.endPost(person, post(key), at);
        accounts.endSessions(person, now);
    }

    private void begin(Change.Effect effect, Instant now, Subject.Officer by) {
        var person = accounts.person(account(effect.key())).orElseThrow();
        var validity = new Validity(effect.begins(), effect.ends().orElse(null));
        try {
            store.add(
                    maker.id(),
                    new Relation(
                            Party.post(post(effect.key())),
                            Relation.HOLDER,
                            Party.person(person),
                            validity,
                            by.account()));
        } catch (DataIntegrityViolationException apart) {
            throw Problem.conflict("administrator.apart", "One person may not hold these posts together.");
        }
        accounts.endSessions(person, now);
    }

    @Override
    public void refresh() {
        parties.refresh();
    }

    private static String post(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    private static String account(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }
}
