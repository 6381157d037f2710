package org.xiucheng.sense.report;

/// The largest report that is taken in; lengths are in Unicode code points.
public record ReportLimits(
        int description,
        int address,
        int name,
        int phone,
        int email,
        int url,
        int reference,
        int attributes,
        int attributeLength) {
    /// 4,000 is the limit of Open311 GeoReport v2; the rest is generous for what people write.
    public static final ReportLimits USUAL = new ReportLimits(4_000, 300, 100, 32, 254, 2_000, 128, 50, 1_000);
}
