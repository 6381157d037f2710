/// Workbooks sent in and fetched over HTTP, sound and planted with mistakes.
@NullMarked
package org.xiucheng.door.workbook;

import org.jspecify.annotations.NullMarked;
