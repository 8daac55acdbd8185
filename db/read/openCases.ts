/** Which rows of `cases c` are open (`isOpen`), in the words of the partial indexes. */
export const IS_OPEN = `c.stage NOT IN ('closed', 'declined', 'voided')`;
