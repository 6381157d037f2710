/// Tables of rules as workbooks (Office Open XML) and comma-separated sheets: the bytes and nothing else.
@NullMarked
package org.xiucheng.door.workbook;

import org.jspecify.annotations.NullMarked;
