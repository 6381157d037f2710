package org.xiucheng.kernel.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.roster.OnDuty.By;
import org.xiucheng.kernel.roster.OnDuty.Passed;
import org.xiucheng.kernel.roster.OnDuty.Why;

/// Goes up from a unit and gathers who is to be asked.
final class Ladder {
    private final Instant at;
    private final Manning manning;
    private final Set<String> but;
    private final List<OnDuty> found = new ArrayList<>();
    private final List<Passed> passed = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<UUID> people = new HashSet<>();

    Ladder(Instant at, Manning manning, Set<String> but) {
        this.at = at;
        this.manning = manning;
        this.but = but;
    }

    OnDuty first(String unit, Optional<String> named) {
        own(unit, named, false);
        for (var above : above(unit)) {
            if (found.isEmpty()) {
                own(above, Optional.empty(), true);
            }
        }
        return found.isEmpty()
                ? new OnDuty(unit, Optional.empty(), Optional.empty(), By.NOBODY, passed)
                : found.getFirst();
    }

    List<OnDuty> all(String unit, Optional<String> named) {
        own(unit, named, false);
        above(unit).forEach(above -> own(above, Optional.empty(), true));
        return List.copyOf(found);
    }

    private void own(String unit, Optional<String> named, boolean above) {
        var before = found.size();
        var turns = manning.roster().turnsAt(unit, at, manning.calendar());
        var posts = turns.isEmpty()
                ? named.stream().toList()
                : turns.stream().map(Turn::post).distinct().toList();
        posts.forEach(post -> ask(unit, post, turns.isEmpty() ? By.HOLDER : By.SHIFT, above));
        posts.forEach(post -> deputies(unit, post, above));
        var leader = manning.parties().leader(unit, at).map(Post::code);
        leader.ifPresent(post -> {
            ask(unit, post, By.LEADER, above);
            deputies(unit, post, above);
        });
        if (found.size() == before && turns.isEmpty() && leader.isEmpty()) {
            members(unit).forEach(post -> ask(unit, post, By.MEMBER, above));
        }
    }

    private void deputies(String unit, String post, boolean above) {
        manning.parties().deputies(post, at).forEach(deputy -> ask(unit, deputy.code(), By.DEPUTY, above));
    }

    private void ask(String unit, String post, By by, boolean above) {
        if (!asked.add(post)) {
            return;
        }
        var holder = manning.present(post, at);
        if (holder.isEmpty()) {
            var vacant = manning.parties().holder(post, at).isEmpty();
            passed.add(new Passed(post, vacant ? Why.VACANT : Why.ABSENT));
        } else if (people.add(holder.get())) {
            found.add(new OnDuty(unit, Optional.of(post), holder, above ? By.ABOVE : by, passed));
        }
    }

    private Stream<String> members(String unit) {
        return manning.parties().posts().stream()
                .filter(post -> post.unit().equals(unit))
                .map(Post::code)
                .sorted(Comparator.naturalOrder());
    }

    /// The duty offices and then the supervising units over the unit's place, the narrowest first.
    Set<String> above(String unit) {
        var above = new LinkedHashSet<String>();
        var chain = manning.parties()
                .unit(unit)
                .map(Unit::area)
                .map(manning.chain())
                .orElse(List.of());
        for (var area : chain.reversed()) {
            Stream.of(Relation.DUTY_OFFICE, Relation.SUPERVISOR)
                    .flatMap(name -> manning.parties().unitOver(List.of(area), name, at).stream())
                    .map(Unit::code)
                    .filter(code -> !code.equals(unit) && !but.contains(code))
                    .forEach(above::add);
        }
        return above;
    }
}
