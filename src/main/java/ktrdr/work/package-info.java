/** Floor 0. What any long work speaks: progress, cancellation, refusals. */
package ktrdr.work;
