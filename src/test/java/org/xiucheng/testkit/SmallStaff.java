package org.xiucheng.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;

/// Who there is in the small city: one unit a role, one officer a post, and the duty list.
///
/// Officers by account: `intake-west`, `intake-east`, `dispatcher`, `sanitation`, `roads`, `office-west`,
/// `office-east`, `inspector`, `inspector-two`, `supervisor`, `moderator`, `moderator-two`, `auditor`,
/// `steward`, `steward-two`, `system-admin`, `security-admin`.
final class SmallStaff {
    private static final String EVENTS = "cjt-214-2007-events";
    private static final String COMPONENTS = "cjt-214-2007-components";
    private static final String WEST = "999902001";
    private static final String EAST = "999902002";

    private static final List<Desk> DESKS = List.of(
            new Desk("intake-west", "desk-west", WEST, Relation.INTAKE, Permission.INTAKE),
            new Desk("intake-east", "desk-east", EAST, Relation.INTAKE, Permission.INTAKE),
            new Desk("intake-district", "desk-district", SmallGround.ROOT, Relation.INTAKE, Permission.INTAKE),
            new Desk("dispatcher", "command", SmallGround.ROOT, Relation.DISPATCHER, Permission.DISPATCH),
            new Desk("inspector", "inspection", SmallGround.ROOT, Relation.INSPECTOR, Permission.INSPECT),
            new Desk("inspector-two", "inspection", SmallGround.ROOT, "", Permission.INSPECT),
            new Desk("supervisor", "supervision", SmallGround.ROOT, Relation.SUPERVISOR, Permission.SUPERVISE),
            new Desk("moderator", "moderation", SmallGround.ROOT, Relation.MODERATOR, Permission.MODERATE),
            new Desk("moderator-two", "moderation", SmallGround.ROOT, "", Permission.MODERATE),
            new Desk("auditor", "audit-office", SmallGround.ROOT, "", Permission.ADMINISTER_AUDIT),
            new Desk("steward", "data-office", SmallGround.ROOT, "", Permission.STEWARD),
            new Desk("steward-two", "data-office", SmallGround.ROOT, "", Permission.STEWARD),
            new Desk("sanitation", "sanitation", SmallGround.ROOT, "", Permission.HANDLE),
            new Desk("roads", "roads-bureau", SmallGround.ROOT, "", Permission.HANDLE),
            new Desk("office-west", "office-west", WEST, "", Permission.HANDLE),
            new Desk("office-east", "office-east", EAST, "", Permission.HANDLE),
            new Desk("system-admin", "platform", SmallGround.ROOT, "", Permission.ADMINISTER_SYSTEM),
            new Desk("security-admin", "platform", SmallGround.ROOT, "", Permission.ADMINISTER_SECURITY));

    private SmallStaff() {}

    private record Desk(String account, String unit, String area, String relation, Permission permission) {
        UUID person() {
            return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
        }

        String post() {
            return account + "-post";
        }

        /// An administrator's post carries nothing else.
        Set<Permission> permissions() {
            return Permission.ADMINISTRATION.contains(permission)
                    ? Set.of(permission)
                    : Set.of(permission, Permission.READ_QUEUE);
        }
    }

    static List<Unit> units() {
        var units = new LinkedHashMap<String, Unit>();
        DESKS.forEach(d -> units.putIfAbsent(
                d.unit(),
                new Unit(
                        d.unit(),
                        new Bilingual(d.unit() + "单位", "Unit " + d.unit()),
                        "unit",
                        d.area(),
                        SmallGround.SINCE)));
        return List.copyOf(units.values());
    }

    static List<Post> posts() {
        return DESKS.stream()
                .map(d -> new Post(
                        d.post(),
                        d.unit(),
                        new Bilingual(d.account() + "岗", "Post " + d.account()),
                        d.permissions().stream().map(Permission::name).collect(Collectors.toSet())))
                .toList();
    }

    static Map<Person, String> people() {
        return DESKS.stream().collect(Collectors.toMap(d -> new Person(d.person(), "员工" + d.account()), Desk::account));
    }

    static List<Relation> relations() {
        return DESKS.stream()
                .flatMap(d -> Stream.concat(
                        Stream.of(relation(Party.post(d.post()), Relation.HOLDER, Party.person(d.person()))),
                        d.relation().isEmpty()
                                ? Stream.empty()
                                : Stream.of(relation(Party.area(d.area()), d.relation(), Party.unit(d.unit())))))
                .toList();
    }

    static List<Rule> rules() {
        return Arrays.asList(
                rule(
                        "fallback-west",
                        new CategoryScope.Any(),
                        new PlaceBinding.AreaSubtree(WEST),
                        "office-west",
                        "5",
                        true),
                rule(
                        "fallback-east",
                        new CategoryScope.Any(),
                        new PlaceBinding.AreaSubtree(EAST),
                        "office-east",
                        "5",
                        true),
                rule(
                        "appearance-west",
                        new CategoryScope.Group(EVENTS, "市容环境"),
                        new PlaceBinding.AreaSubtree(WEST),
                        "sanitation",
                        "8",
                        false),
                rule(
                        "appearance-east",
                        new CategoryScope.Group(EVENTS, "市容环境"),
                        new PlaceBinding.AreaSubtree(EAST),
                        "sanitation",
                        "8",
                        false),
                rule(
                        "lids-west",
                        new CategoryScope.System(COMPONENTS),
                        new PlaceBinding.AreaSubtree(WEST),
                        "roads-bureau",
                        "6",
                        false));
    }

    /// The officer of that account as the door would make it.
    static Subject.Officer officer(String account) {
        var desk = DESKS.stream()
                .filter(d -> d.account().equals(account))
                .findFirst()
                .orElseThrow();
        var holding = new Subject.Holding(desk.post(), desk.unit(), desk.permissions());
        return new Subject.Officer(desk.person(), account, Set.of(holding));
    }

    private static Relation relation(Party object, String name, Party subject) {
        return new Relation(object, name, subject, SmallGround.SINCE, "test");
    }

    private static Rule rule(
            String id, CategoryScope categories, PlaceBinding places, String unit, String article, boolean fallback) {
        return new Rule(
                id,
                1,
                new Bilingual("规则" + id, "Rule " + id),
                categories,
                places,
                unit,
                Optional.empty(),
                new ArticleId("demo-ordinance/" + article),
                OptionalInt.empty(),
                fallback,
                SmallGround.SINCE);
    }
}
