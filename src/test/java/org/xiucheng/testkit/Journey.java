package org.xiucheng.testkit;

import java.util.Optional;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// One matter of the small city and the acts done to it, a line an act.
public final class Journey {
    private final SmallCity city;
    private final Receipt receipt;

    private Journey(SmallCity city, Receipt receipt) {
        this.city = city;
        this.receipt = receipt;
    }

    /// A report of exposed waste in the western street.
    public static Journey begin(SmallCity city) {
        return begin(city, Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST));
    }

    public static Journey begin(SmallCity city, Optional<CategoryKey> category, Where where) {
        var draft = ReportDraft.plain("web", "路边有暴露垃圾", category, where);
        return new Journey(city, city.part(ReceiveReport.class).receive(draft, new Subject.Anyone(), Optional.empty()));
    }

    /// The usual way up to the state in which the reporter judges.
    public Journey toVerified() {
        return toHandling().officer("sanitation", done("finish")).officer("inspector", ActRequest.plain("verify"));
    }

    public Journey toHandling() {
        return toDispatched().officer("sanitation", ActRequest.plain("accept"));
    }

    public Journey toDispatched() {
        return officer("intake-west", ActRequest.plain("file")).officer("dispatcher", ActRequest.plain("dispatch"));
    }

    public Journey officer(String account, ActRequest request) {
        return act(request, city.officer(account));
    }

    public Journey reporter(ActRequest request) {
        return act(request, new Subject.Reporter(receipt.report()));
    }

    public Journey act(ActRequest request, Subject who) {
        city.part(PerformAct.class).perform(receipt.number(), request, matter().revision(), who);
        return this;
    }

    public Receipt receipt() {
        return receipt;
    }

    public Matter matter() {
        return city.part(SqlMatters.class).find(receipt.number()).orElseThrow();
    }

    public String state() {
        return matter().state();
    }

    /// An act with a few words on what was done.
    public static ActRequest done(String verb) {
        return new ActRequest(
                verb, Optional.empty(), Optional.of("已清理"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// An act on a listed ground, with a few words.
    public static ActRequest because(String verb, String reason) {
        return new ActRequest(
                verb, Optional.of(reason), Optional.of("说明"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// An act on a listed ground, without words.
    public static ActRequest ground(String verb, String reason) {
        return new ActRequest(
                verb, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// An act that names the unit to answer.
    public static ActRequest naming(String verb, String unit) {
        return new ActRequest(
                verb, Optional.empty(), Optional.of("裁定"), Optional.empty(), Optional.of(unit), Optional.empty());
    }
}
