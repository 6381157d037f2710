package org.xiucheng.decide.moderate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// A ground on which words or a photo stay private, as the published rules list them; there is no other.
///
/// None of them speaks of what somebody thinks of the city, its units or its rules: an opinion is no ground.
public enum Ground {
    PERSONAL_DATA(
            new Bilingual("含有他人的个人信息", "Holds personal data of somebody"),
            new Bilingual(
                    "姓名、面容、电话、证件、车牌、门牌到户等能认出个人的内容", "Names, faces, numbers, plates or a door that lead to one person")),
    ACCUSES_A_PERSON(
            new Bilingual("指控具名的个人", "Accuses a named private person"),
            new Bilingual(
                    "对能认出的普通个人的指控由承办单位核实，不对外公开",
                    "What is said against a private person is looked into, not published")),
    HATRED_OR_VIOLENCE(
            new Bilingual("仇恨、威胁或暴力", "Hatred, threats or violence"),
            new Bilingual("威胁、侮辱人格，或煽动对人的伤害", "Threats, degradation, or a call to harm people")),
    ADVERTISING(new Bilingual("商业广告", "Advertising"), new Bilingual("推销商品、服务或账号", "Sells goods, services or accounts")),
    NOT_ABOUT_THE_PLACE(
            new Bilingual("与此处的事无关", "Not about the place"),
            new Bilingual("看不出是所报地点的任何事情", "Shows or says nothing of the place that was reported")),
    UNLAWFUL_IMAGE(
            new Bilingual("依法不得传播的图像", "An image that may not be spread by law"),
            new Bilingual(
                    "涉及未成年人受侵害等依法不得传播的图像，另按法定程序处理",
                    "Such as the abuse of a child; it goes the way the law prescribes"));

    private final Bilingual title;
    private final Bilingual meaning;

    Ground(Bilingual title, Bilingual meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /// The code under which it is told, such as `personal-data`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Bilingual title() {
        return title;
    }

    /// What falls under it, in a sentence.
    public Bilingual meaning() {
        return meaning;
    }

    static Optional<Ground> of(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code().equals(code))
                .findFirst();
    }
}
