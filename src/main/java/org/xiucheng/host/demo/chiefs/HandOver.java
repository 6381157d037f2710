package org.xiucheng.host.demo.chiefs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.xiucheng.decide.account.AccountDeed;
import org.xiucheng.decide.account.AdministerAccounts;
import org.xiucheng.decide.organisation.Organise;
import org.xiucheng.decide.organisation.Stance;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;

/// A second-level chief leaves; the deputy walks for a while; somebody new takes over. All of it by the desk
/// of the security administrator, as in a real city.
final class HandOver implements Scene {
    private static final String BEFORE = "chief-before";
    private static final String AFTER = "chief-after";

    private final Town town;
    private final String post;
    private final String deputy;
    private final Walks walks;
    private int walkedBefore;
    private int walkedMeanwhile;
    private boolean vacant;

    HandOver(Town town, String post, String deputy, Walks walks) {
        this.town = town;
        this.post = post;
        this.deputy = deputy;
        this.walks = walks;
    }

    @Override
    public void plan(LocalDate first, int days) {
        var accounts = town.part(AdministerAccounts.class);
        accounts.make(BEFORE, "前任路长（演示）", administrator());
        accounts.make(AFTER, "新任路长（演示）", administrator());
        end();
        give(BEFORE);
        var stance =
                new Stance(Party.post(post), Relation.DEPUTY, Party.post(deputy), Optional.empty(), Optional.empty());
        town.part(Organise.class).begin(stance, administrator());
        town.partiesChanged();
        at(first.plusDays(days / 3), () -> {
            accounts.perform(BEFORE, new AccountDeed.EndPost(post), administrator());
            town.partiesChanged();
            vacant = town.holder(post).isEmpty();
            walkedBefore = walks.byDeputies;
        });
        at(first.plusDays(days / 3 + Math.max(5, days / 12)), () -> {
            walkedMeanwhile = walks.byDeputies - walkedBefore;
            give(AFTER);
        });
    }

    @Override
    public List<Check> checks() {
        var held = town.holder(post).isPresent();
        return List.of(Check.of(
                "hand-over",
                "路长空缺由副职巡查，之后交接",
                "a vacancy walked by the deputy, then handed over",
                walkedMeanwhile + " walks by the deputy",
                vacant && walkedBefore == 0 && walkedMeanwhile > 0 && held));
    }

    private void give(String account) {
        var deed = new AccountDeed.GivePost(post, Optional.empty());
        town.part(AdministerAccounts.class).perform(account, deed, administrator());
        town.partiesChanged();
    }

    /// Whoever held the post when the district was founded has no account of their own.
    private void end() {
        var holder = town.parties().holder(post, town.now()).orElseThrow();
        town.sql()
                .sql("""
                update party.relation set valid_to = :at
                where object_kind = 'post' and object_id = :post and relation = 'holder' and subject_id = :person
                    and valid_to is null
                """)
                .param("at", town.now().atOffset(ZoneOffset.UTC))
                .param("post", post)
                .param("person", holder.id().toString())
                .update();
        town.partiesChanged();
    }

    private Subject.Officer administrator() {
        return town.officers("security-office", Permission.ADMINISTER_SECURITY).getFirst();
    }

    private void at(LocalDate day, Runnable what) {
        town.agenda()
                .at(
                        day.atTime(LocalTime.of(7, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        what);
    }
}
