// The first sector of a disk that boots by BIOS and says so on the first serial port.

/** Where BIOS loads it. */
const loadedAt = 0x7c00;
/** What follows is the partition table. */
const codeBytes = 440;

/**
 * @param {string} message
 * @returns {Buffer} as much of the sector as is code
 */
export function bootSector(message) {
  const text = Buffer.from(`${message}\r\n\0`, "latin1");
  const code = [
    [0xfa], // cli
    [0x31, 0xc0], // xor ax, ax
    [0x8e, 0xd8], // mov ds, ax
    [0xfc], // cld
    [0xbe, 0, 0], // mov si, text: the address is filled in below
    // next:
    [0xac], // lodsb
    [0x84, 0xc0], // test al, al
    [0x74, 0x11], // jz halt
    [0x88, 0xc4], // mov ah, al
    [0xba, 0xfd, 0x03], // mov dx, 0x3fd, its line status
    // wait:
    [0xec], // in al, dx
    [0xa8, 0x20], // test al, 0x20, whether it can take a character
    [0x74, 0xfb], // jz wait
    [0x88, 0xe0], // mov al, ah
    [0xb2, 0xf8], // mov dl, 0xf8, its data
    [0xee], // out dx, al
    [0xeb, 0xea], // jmp next
    // halt:
    [0xf4], // hlt
    [0xeb, 0xfd], // jmp halt
  ].flat();
  const sector = Buffer.alloc(codeBytes);
  Buffer.from(code).copy(sector);
  sector.writeUInt16LE(loadedAt + code.length, code.indexOf(0xbe) + 1);
  if (text.copy(sector, code.length) < text.length) throw new Error(`a boot sector has no room for: ${message}`);
  return sector;
}
