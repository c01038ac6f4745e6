/** Floor 0. Bars, series of bars, time frames, and where bars come from. */
package ktrdr.market;
