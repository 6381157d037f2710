package org.xiucheng.kernel.party;

import org.xiucheng.kernel.time.Validity;

/// One sentence about who stands where, with its time: `object#name@subject`, such as `area#intake@unit` or
/// `post#holder@person`.
public record Relation(Party object, String name, Party subject, Validity validity, String grantedBy) {
    /// The unit that takes in what is reported in an area (受理).
    public static final String INTAKE = "intake";
    /// The unit that sends filed matters of an area to those who answer (派遣).
    public static final String DISPATCHER = "dispatcher";
    /// The unit that checks work in an area on the spot (核查).
    public static final String INSPECTOR = "inspector";
    /// The unit that is called for an area when nobody nearer answers (值班室): `area#duty-office@unit`.
    public static final String DUTY_OFFICE = "duty-office";
    /// The unit that arbitrates and supervises in an area (督办).
    public static final String SUPERVISOR = "supervisor";
    /// The post that settles who answers when a matter was sent back too often: `area#arbiter` (裁定人).
    public static final String ARBITER = "arbiter";
    /// Area: the unit that decides what of its reports becomes public.
    public static final String MODERATOR = "moderator";
    /// The post or unit that walks and works an area: `area#worker` (网格员).
    public static final String WORKER = "worker";
    /// The post or unit that answers for a road, `road#chief` (一级路长), or for one stretch of it,
    /// `segment#chief` (二级路长).
    public static final String CHIEF = "chief";
    /// A unit that takes part in an undertaking: `undertaking#party`.
    public static final String PARTY = "party";
    /// The city with which a matter is shared: `matter#shared`.
    public static final String SHARED = "shared";
    /// Somebody who declared a conflict of interest: `unit#conflict` for all that is complained about that
    /// unit, `matter#conflict` for one matter.
    public static final String CONFLICT = "conflict";
    /// The officer whom a matter is about: `matter#reported`. Only staff stand here, never residents.
    public static final String REPORTED = "reported";
    /// The person who holds a post.
    public static final String HOLDER = "holder";
    /// The post that stands in for another while nobody of it is there: `post#deputy@post` (副职、代理).
    public static final String DEPUTY = "deputy";
    /// The post that leads a unit: `unit#leader@post` (单位负责人).
    public static final String LEADER = "leader";
}
