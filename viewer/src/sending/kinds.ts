// What the file choosers offer. It only guides: the first bytes of a file decide, on the server.

export const PHOTOS = 'image/jpeg,image/png,image/heic,image/heif,image/webp,image/avif,image/tiff,.heic,.heif';
export const FILES = `${PHOTOS},.dcm,application/dicom,video/mp4,video/quicktime,video/3gpp,.mp4,.mov,.3gp,application/pdf,.pdf,model/stl,model/ply,.stl,.ply`;
export const VIDEOS = 'video/*';
